import { inspect } from 'node:util';
import { isWapiError } from '../../src/index.js';

/** The outcome of a call: its result or its error. */
export type Ending = { result: { status: number; error: unknown; maybeSent?: boolean } } | { error: unknown };

export async function endOf(call: Promise<{ status: number; error: unknown; maybeSent?: boolean }>): Promise<Ending> {
  try {
    return { result: await call };
  } catch (error) {
    return { error };
  }
}

/**
 * Returns the rules that the outcome of a call breaks.
 *
 * @param carriedOut whether the server carried out the call
 * @param secrets strings that must not appear in an error
 */
export function brokenRules(ending: Ending, carriedOut: boolean, secrets: readonly string[]): string[] {
  const broken: string[] = [];
  if ('result' in ending) {
    const { error, maybeSent } = ending.result;
    if (error !== undefined && carriedOut && maybeSent !== true)
      broken.push('a result says that nothing was carried out');
    if (secrets.some((secret) => JSON.stringify(error ?? '').includes(secret))) broken.push('a result has a secret');
    return broken;
  }
  const { error } = ending;
  if (!isWapiError(error)) return [`not an error of the client: ${String(error)}`];
  if (carriedOut && !error.maybeSent) broken.push('an error says that nothing was carried out');
  const texts = [error.stack, JSON.stringify(error), inspect(error, { showHidden: true, depth: 3 }), error.toCurl?.()];
  texts.push(JSON.stringify(error.getBody() ?? ''));
  if (secrets.some((secret) => texts.some((text) => text?.includes(secret)))) broken.push('an error has a secret');
  return broken;
}
