import type { Parameter } from '@wapi/types';
import type { Values } from './field-checks.js';

/** What PHP makes of a parameter: text, or an array of texts by key. An array in an array is left empty, for no parameter takes one. */
type PhpValue = string | ReadonlyMap<string, string | readonly []>;

/** A name, and the brackets behind it that close. What follows those is dropped; a name whose bracket never closes is another name. */
const KEY = /^([^[]+)(?:\[([^\]]*)\](\[[^\]]*\])?.*)?$/s;

/**
 * Reads the query parameters that an operation has, as PHP reads them: of a repeated name the last value counts, `name[]`, `name[0]` and
 * `name[key]` make an array, and an empty value is missing.
 */
export function readQuery(search: URLSearchParams, parameters: readonly Parameter[]): Values {
  const given = readPhp(search);
  return Object.fromEntries(
    parameters.flatMap(({ name }) => {
      const isList = name.endsWith('[]');
      const value = given.get(isList ? name.slice(0, -2) : name);
      // Text where a list belongs and a list where none does are left as they are: the check has words for them.
      const sent = typeof value === 'object' ? [...value.values()].filter((item) => !isList || item !== '') : value;
      return sent === undefined || sent === '' || (isList && sent.length === 0) ? [] : [[name, sent]];
    }),
  );
}

function readPhp(search: URLSearchParams): ReadonlyMap<string, PhpValue> {
  const read = new Map<string, string | Map<string, string | readonly []>>();
  for (const [key, value] of search) {
    const [, base, index, deeper] = KEY.exec(key) ?? [];
    if (base === undefined) continue;
    const name = base.trimStart().replaceAll(/[ .]/g, '_');
    const before = read.get(name);
    const list = typeof before === 'object' ? before : new Map<string, string | readonly []>();
    // No key that is sent has a bracket in it, so those that PHP counts up are told by one.
    list.set(index === '' ? `[${list.size}]` : (index ?? ''), deeper === undefined ? value : []);
    read.set(name, index === undefined ? value : list);
  }
  return read;
}
