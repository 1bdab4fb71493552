import type { Operation, Schema } from '@wapi/types';

/**
 * Returns the keys that lead to a page's items in a success response: `['data']`, or `['data', 'data']` if the page is
 * nested. Returns undefined if the query has no `page`, or the response lacks `links` or `meta`.
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
