/** What a program gets of a field: its value, or an array of values by key. An array in an array is left empty, for no field takes one. */
export type PhpValue<Value> = Value | ReadonlyMap<string, Value | readonly []>;

/** A name, and the brackets behind it that close. What follows those is dropped; a name whose bracket never closes is another name. */
const KEY = /^([^[]+)(?:\[([^\]]*)\](\[[^\]]*\])?.*)?$/s;

/** A name that is taken as it is. */
const PLAIN_KEY = /^[^\s.[]+$/;

/** How many fields PHP reads (`max_input_vars`); it passes over the rest. */
const MAX_FIELDS = 1000;

/**
 * Reads the fields of a query or a form as PHP reads them: of a repeated name the last value counts, `name[]`, `name[0]` and `name[key]`
 * make an array, and dots and spaces in a name become underscores.
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
    // No key that is sent has a bracket in it, so those that PHP counts up are told by one.
    list.set(index === '' ? `[${list.size}]` : (index ?? ''), deeper === undefined ? value : []);
    read.set(name, index === undefined ? value : list);
  }
  return read;
}
