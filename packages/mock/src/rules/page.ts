import type { components } from '@wapi/types';
import { urlOf } from '../http/mock-request.js';
import type { RuleContext } from './rule.js';

/** A page of a list, with links to the other pages. */
export interface Page<Item> {
  items: Item[];
  links: components['schemas']['PageLinks'];
  meta: components['schemas']['PageMeta'];
}

/** Returns the page that the query selects from a list. The links preserve all other query parameters. */
export function pageOf<Item>(
  list: readonly Item[],
  { query, request }: Pick<RuleContext, 'query' | 'request'>,
): Page<Item> {
  const url = urlOf(request);
  const page = Number(query['page']);
  const size = Number(query['page_size']);
  const lastPage = Math.max(1, Math.ceil(list.length / size));
  const start = (page - 1) * size;
  const items = list.slice(start, start + size);
  const path = url.origin + url.pathname;
  const link = (number: number): string => {
    const parameters = new URLSearchParams(url.searchParams);
    parameters.set('page', String(number));
    return `${path}?${parameters}`;
  };
  return {
    items,
    links: {
      first: link(1),
      last: link(lastPage),
      prev: page > 1 ? link(page - 1) : null,
      next: page < lastPage ? link(page + 1) : null,
    },
    meta: {
      current_page: page,
      from: items.length > 0 ? start + 1 : null,
      last_page: lastPage,
      path,
      per_page: size,
      to: items.length > 0 ? start + items.length : null,
      total: list.length,
    },
  };
}
