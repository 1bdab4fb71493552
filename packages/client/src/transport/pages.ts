import type { WapiPage } from '../operation/result.js';
import type { OperationDescriptor } from '../operation/descriptor.js';
import type { ParsedResponse } from './outcome.js';
import { createResponseError } from './to-status-error.js';

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
 * @param first returns that page
 * @param load loads another page by its number. The API's links are not followed, so that a credential stays with its host
 */
export function createPages(
  operation: OperationDescriptor,
  start: number,
  first: () => Promise<ParsedResponse>,
  load: (page: number) => Promise<ParsedResponse>,
): object {
  async function* pages(): AsyncGenerator<WapiPage<unknown>, void, undefined> {
    let body = toPage(operation, start, await first());
    for (let page = start; ; page += 1) {
      const { last_page: pageCount, total } = body.meta;
      yield { items: body.data, page, pageCount, total };
      if (body.links.next === null) return;
      body = toPage(operation, page + 1, await load(page + 1));
    }
  }
  async function* items(): AsyncGenerator<unknown, void, undefined> {
    for await (const page of pages()) yield* page.items;
  }
  return { pages, [Symbol.asyncIterator]: items };
}

/**
 * Finds the page in a body. Withdrawals have it one level deeper than transactions.
 *
 * @throws WapiResponseError if it is a different page, which would be listed twice or requested forever, or does not say whether it is the last
 */
function toPage(operation: OperationDescriptor, page: number, parsed: ParsedResponse): PageBody {
  const { links, data } = parsed.body;
  const found = (links === undefined ? data : parsed.body) as
    | { [Key in keyof PageBody]?: Partial<PageBody[Key]> }
    | null
    | undefined;
  if (Array.isArray(found?.data) && found.links?.next !== undefined && found.meta?.current_page === page)
    return found as PageBody;
  throw createResponseError(operation, parsed, `the body is not page ${page} of a list`);
}
