/** The value of a field, or its array of values by key. Nested arrays become empty, because no field accepts one. */
export type PhpValue<Value> = Value | ReadonlyMap<string, Value | readonly []>;

/**
 * Matches a name with its first and second brackets. PHP drops all further brackets. A name with an unclosed bracket
 * does not match.
 */
const KEY = /^([^[]+)(?:\[([^\]]*)\](\[[^\]]*\])?.*)?$/s;

/** A name that PHP does not change. */
const PLAIN_KEY = /^[^\s.[]+$/;

/** PHP reads this many fields (`max_input_vars`) and ignores the rest. */
const MAX_FIELDS = 1000;

/**
 * Reads the fields of a query or a form as PHP does. The last value of a repeated name counts. `name[]`, `name[0]` and
 * `name[key]` make an array. Dots and spaces in a name become underscores.
 */
export function readPhpFields<Value>(
  entries: Iterable<readonly [string, Value]>,
): ReadonlyMap<string, PhpValue<Value>> {
  const read = new Map<string, Value | Map<string, Value | readonly []>>();
  let left = MAX_FIELDS;
  for (const [key, value] of entries) {
    if (left === 0) break;
    left -= 1;
    if (PLAIN_KEY.test(key)) {
      read.set(key, value);
      continue;
    }
    const [, base, index, deeper] = KEY.exec(key) ?? [];
    if (base === undefined) continue;
    const name = base.trimStart().replaceAll(/[ .]/g, '_');
    const before = read.get(name);
    const list = before instanceof Map ? before : new Map<string, Value | readonly []>();
    // Start the keys for `name[]` with a bracket, so that they cannot equal a key from the client.
    list.set(index === '' ? `[${list.size}]` : (index ?? ''), deeper === undefined ? value : []);
    read.set(name, index === undefined ? value : list);
  }
  return read;
}
