import type { MockRequest } from './mock-request.js';

/** The headers of a message as Node hands them out raw, names and values in turn, as pairs. */
export function pairsOf(raw: readonly string[]): [string, string][] {
  return raw.flatMap((name, index): [string, string][] => (index % 2 === 0 ? [[name, raw[index + 1] ?? '']] : []));
}

/** Looks headers up as they came: Node would keep the first of two `Authorization` and drop the other, which has to be noticed. */
export function headerFinder(rawHeaders: readonly string[]): MockRequest['header'] {
  return (name) => {
    let found: string | undefined;
    for (let index = 0; index < rawHeaders.length; index += 2) {
      const candidate = rawHeaders[index];
      if (candidate?.length !== name.length || candidate.toLowerCase() !== name) continue;
      const value = rawHeaders[index + 1] ?? '';
      found = found === undefined ? value : `${found}, ${value}`;
    }
    return found;
  };
}
