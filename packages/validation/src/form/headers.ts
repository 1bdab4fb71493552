/** Looks up a header by its name in lower case; undefined if it was not sent. */
export type HeaderLookup = (name: string) => string | undefined;

/** Converts Node's raw headers, which alternate between names and values, into pairs. */
export function pairsOf(raw: readonly string[]): [string, string][] {
  return raw.flatMap((name, index): [string, string][] => (index % 2 === 0 ? [[name, raw[index + 1] ?? '']] : []));
}

/**
 * Creates a lookup that joins repeated headers. Node would drop a second `Authorization`, but a request with two must
 * be rejected.
 */
export function headerFinder(rawHeaders: readonly string[]): HeaderLookup {
  const values = new Map<string, string>();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase();
    const value = rawHeaders[index + 1] ?? '';
    const before = values.get(name);
    values.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  return (name) => values.get(name);
}
