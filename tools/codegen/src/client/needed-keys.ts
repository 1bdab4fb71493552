import type { Operation, Schema } from '@wapi/types';

/**
 * Returns the keys that every success response of a write operation must contain, because the caller needs their values
 * to continue. Excludes the message. An id one level deeper is written as `data.transaction_id`.
 */
export function neededKeys({ method, responses }: Operation): string[] {
  const successes = responses.filter(({ status }) => status < 400);
  const [first = [], ...others] = successes.map(({ schema }) => requiredPaths(schema));
  return method === 'GET' ? [] : first.filter((path) => others.every((paths) => paths.includes(path)));
}

function requiredPaths({ required = [], properties = {} }: Schema): string[] {
  return required
    .filter((key) => key !== 'message')
    .flatMap((key) => {
      const ids = (properties[key]?.required ?? []).filter((name) => /^account_number$|(^|_)(id|uuid|url)$/.test(name));
      return ids.length === 0 ? [key] : ids.map((id) => `${key}.${id}`);
    });
}
