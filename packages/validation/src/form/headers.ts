/** Looks up a header by its name in lower case; undefined if it was not sent. */
export type HeaderLookup = (name: string) => string | undefined;

/** The headers of a message as Node hands them out raw, names and values in turn, as pairs. */
export function pairsOf(raw: readonly string[]): [string, string][] {
  return raw.flatMap((name, index): [string, string][] => (index % 2 === 0 ? [[name, raw[index + 1] ?? '']] : []));
}

/** Looks headers up as they came: Node would keep the first of two `Authorization` and drop the other, which has to be noticed. */
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
