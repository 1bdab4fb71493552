import type { Operation, Schema } from '@wapi/types';

/**
 * The keys that lead to the items of a page in a success of an operation: `['data']`, or `['data', 'data']` if the page
 * is nested. Undefined for operations without pages: no `page` in the query, or no `links` and `meta` in the response.
 */
export function pageItems({ parameters, responses }: Operation): string[] | undefined {
  if (!parameters.some((parameter) => parameter.in === 'query' && parameter.name === 'page')) return undefined;
  const success = responses.find(({ status }) => status < 400)?.schema;
  if (success === undefined) return undefined;
  if (isPage(success)) return ['data'];
  const nested = success.properties?.['data'];
  return nested !== undefined && isPage(nested) ? ['data', 'data'] : undefined;
}

function isPage({ properties = {} }: Schema): boolean {
  return ['data', 'links', 'meta'].every((name) => name in properties);
}
