import type { Parameter } from '@wapi/types';
import type { Fields } from './fields.js';
import { readPhpFields } from './php-fields.js';
import { trimText } from './trim-text.js';

/**
 * Reads the query parameters of an operation as PHP and its framework do: values are trimmed, and empty values count as
 * missing.
 */
export function readQuery(query: string, parameters: readonly Parameter[]): Fields {
  if (parameters.length === 0) return {};
  const given = readPhpFields(new URLSearchParams(query));
  return Object.fromEntries(
    parameters.flatMap(({ name, schema }) => {
      const isList = name.endsWith('[]');
      const value = given.get(isList ? name.slice(0, -2) : name);
      const trim = (item: unknown): unknown =>
        typeof item === 'string' && schema.format !== 'password' ? trimText(item) : item;
      // Do not convert a string that was sent where a list is expected, or the reverse. The schema check reports the
      // difference.
      const sent =
        typeof value === 'object'
          ? [...value.values()].map(trim).filter((item) => !isList || item !== '')
          : (trim(value) as string | undefined);
      return sent === undefined || sent === '' || (isList && sent.length === 0) ? [] : [[name, sent]];
    }),
  );
}
