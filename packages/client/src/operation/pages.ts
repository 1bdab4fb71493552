import type { WapiPage } from './result.js';

/** The part of a response that the iterators need. */
interface PageResponse {
  body: Readonly<Record<string, unknown>>;
}

/** A page as the API returns it. */
interface PageBody {
  data: unknown[];
  links: { next: string | null };
  meta: { current_page: number; last_page: number; total: number };
}

/**
 * Creates the two iterators of a paged call.
 *
 * @param start number of the requested page
 * @param first returns the requested page
 * @param load loads another page by its number. The API's links are not followed, because a link could send the
 * credential to a different host
 * @param createError creates the error for a response that is not the requested page
 */
export function createPages<Received extends PageResponse>(
  start: number,
  first: () => Promise<Received>,
  load: (page: number) => Promise<Received>,
  createError: (response: Received, fault: string) => Error,
): object {
  async function* pages(): AsyncGenerator<WapiPage<unknown>, void, undefined> {
    let body = toPage(start, await first(), createError);
    for (let page = start; ; page += 1) {
      const { last_page: pageCount, total } = body.meta;
      yield { items: body.data, page, pageCount, total };
      if (body.links.next === null) return;
      body = toPage(page + 1, await load(page + 1), createError);
    }
  }
  async function* items(): AsyncGenerator<unknown, void, undefined> {
    for await (const page of pages()) yield* page.items;
  }
  return { pages, [Symbol.asyncIterator]: items };
}

/**
 * Finds the page in a body. Withdrawals nest the page one level deeper than transactions.
 *
 * @throws the error from `createError` if the response is a different page, which would be listed twice or requested
 * forever
 * @throws the error from `createError` if the page does not say whether it is the last, or contradicts itself, because
 * an incomplete list must not look complete
 */
function toPage<Received extends PageResponse>(
  page: number,
  response: Received,
  createError: (response: Received, fault: string) => Error,
): PageBody {
  const { links, data } = response.body;
  const found = (links === undefined ? data : response.body) as
    | { [Key in keyof PageBody]?: Partial<PageBody[Key]> }
    | null
    | undefined;
  if (!(Array.isArray(found?.data) && found.links?.next !== undefined && found.meta?.current_page === page))
    throw createError(response, `the body is not page ${page} of a list`);
  if (found.links.next === null && Number(found.meta.last_page) > page)
    throw createError(response, `page ${page} of ${found.meta.last_page} has no next page`);
  return found as PageBody;
}

export type CreatePages = typeof createPages;
