import type { Parameter } from '@wapi/types';
import type { Fields } from './form.js';
import { readPhpFields } from './php-fields.js';

/** Reads the query parameters that an operation has, as PHP reads them. An empty value is missing. */
export function readQuery(query: string, parameters: readonly Parameter[]): Fields {
  if (parameters.length === 0) return {};
  const given = readPhpFields(new URLSearchParams(query));
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
