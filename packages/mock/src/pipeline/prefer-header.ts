import type { Operation } from '@wapi/types';

/** The documented response that a caller requested. */
export interface Preference {
  status: number;
  example: string;
}

/**
 * Reads which documented response a `Prefer` header (RFC 7240) requests by `code`, `example` or both.
 *
 * @returns undefined if the header requests no response, or one that the operation does not document
 */
export function readPreference(prefer: string | undefined, { responses }: Operation): Preference | undefined {
  if (prefer === undefined) return undefined;
  const [, code] = /(?:^|[\s,;])code\s*=\s*"?(\d{3})"?(?=[\s,;]|$)/i.exec(prefer) ?? [];
  const [, name] = /(?:^|[\s,;])example\s*=\s*"?(\w+)"?(?=[\s,;]|$)/i.exec(prefer) ?? [];
  if (code === undefined && name === undefined) return undefined;
  for (const { status, examples } of responses) {
    if (code !== undefined && status !== Number(code)) continue;
    const example = name === undefined ? examples[0] : examples.find((candidate) => candidate.name === name);
    if (example !== undefined) return { status, example: example.name };
  }
  return undefined;
}
