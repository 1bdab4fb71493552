import { randomUUID } from 'node:crypto';
import { type Session, SkipStep, UNKNOWN_ID, UNKNOWN_UUID } from '../probes/step.js';

/** A PNG of one pixel. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** The values of the placeholders in a probe's requests. */
export type Variables = Map<string, string>;

/** The properties of a run from which its placeholder values are derived. */
type RunFacts = Pick<Session, 'credentials' | 'contract' | 'platform' | 'environment'>;

/** The values that every probe can use. `$defs/value` of `spec/discrepancies.schema.json` lists their names. */
export function runVariables({ credentials, contract, platform, environment }: RunFacts): Variables {
  const { email, password } = credentials;
  const known: Readonly<Record<string, string | undefined>> = {
    email,
    password,
    emailInCapitals: email?.toUpperCase(),
    newEmail: `wapi-verify-${randomUUID().slice(0, 8)}@example.com`,
    newPassword: `Aa1-${randomUUID().slice(0, 8)}`,
    otherPassword: `Bb2-${randomUUID().slice(0, 8)}`,
    currency: contract.platforms[platform].currency,
    environment,
    unknownId: UNKNOWN_ID,
    unknownUuid: UNKNOWN_UUID,
    text256: 'x'.repeat(256),
  };
  return new Map(Object.entries(known).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/**
 * Replaces the placeholders in a string with values.
 *
 * @throws {SkipStep} if a value is unknown
 */
export function fill(text: string, variables: Variables): string {
  return text.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = variables.get(name);
    if (value === undefined) throw new SkipStep(`the account has no ${name}`);
    return value;
  });
}

/** Replaces the placeholders in every string of a record. `{file}` becomes a picture. */
export function fillAll(texts: Readonly<Record<string, string>>, variables: Variables): Record<string, string | Blob> {
  const file = (): Blob => new File([Buffer.from(PIXEL, 'base64')], 'pixel.png', { type: 'image/png' });
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, text === '{file}' ? file() : fill(text, variables)]),
  );
}
