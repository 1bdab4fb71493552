import type { Contract, Operation } from '@wapi/types';
import { readingOperations, requiredQuery } from './reading.js';
import { REMAINING_HEADER, type Reply, type Session, SkipStep, type Step, type StepFinding, valueAt } from './step.js';

/** Compares the pages of each list with each other. */
export function pageSteps(contract: Contract): Step[] {
  const lists = readingOperations(contract).filter(({ parameters }) =>
    parameters.some(({ name }) => name === 'page_size'),
  );
  return lists.map((operation) => ({
    id: `pages:${operation.id}`,
    kind: 'pages',
    title: `the pages of ${operation.id} continue each other`,
    calls: [operation.id, operation.id, operation.id],
    run: (session) => comparePages(session, operation),
  }));
}

/** A page of a list. The list is in `data`; `links` and `meta` are next to `data` or inside it. */
interface Page {
  items: readonly unknown[];
  place: string;
  links: unknown;
  meta: unknown;
}

function pageIn({ body }: Reply): Page {
  const data = valueAt(body, 'data');
  return Array.isArray(data)
    ? { items: data, place: 'body', links: valueAt(body, 'links'), meta: valueAt(body, 'meta') }
    : {
        items: [valueAt(data, 'data') ?? []].flat(),
        place: 'body/data',
        links: valueAt(data, 'links'),
        meta: valueAt(data, 'meta'),
      };
}

async function comparePages(session: Session, operation: Operation): Promise<void> {
  const ask = async (page: number, size: number): Promise<Page> => {
    const query = { ...requiredQuery(operation, session), page: String(page), page_size: String(size) };
    const { method, path } = operation;
    const found = pageIn(await session.expect({ method, path, query }, { status: [200] }));
    for (const finding of metaFindings(found, page, size)) session.report(finding);
    return found;
  };
  const both = await ask(1, 2);
  if (both.items.length < 2) throw new SkipStep('the list has fewer than two items');
  const first = await ask(1, 1);
  const second = await ask(2, 1);
  const ids = (page: Page): string => JSON.stringify(page.items.map((item) => valueAt(item, 'transaction_id')));
  const joined = { ...first, items: [...first.items, ...second.items] };
  if (ids(joined) !== ids(both)) {
    const items = both.place === 'body' ? 'body/data' : 'body/data/data';
    session.report({
      place: items,
      keyword: 'order',
      message: 'two pages of one item have other items, or another order, than one page of two items',
      expected: 'the same items in the same order',
      seen: 'other items',
    });
  }
}

function metaFindings({ items, place, links, meta }: Page, page: number, size: number): StepFinding[] {
  const findings: StepFinding[] = [];
  // Skip a value of the wrong type, because the schema check already reports it.
  const check = (where: string, value: unknown, right: unknown, expected: string): void => {
    if (value === undefined || value === right) return;
    findings.push({
      place: `${place}/${where}`,
      keyword: 'page',
      message: 'it does not fit the requested page',
      expected,
      seen: 'another value',
    });
  };
  const total = numberAt(meta, 'total');
  const from = (page - 1) * size + 1;
  check('meta/current_page', numberAt(meta, 'current_page'), page, 'the requested page');
  check('meta/per_page', numberAt(meta, 'per_page'), size, 'the requested size');
  if (items.length > 0) {
    check('meta/from', numberAt(meta, 'from'), from, 'the position of the first item');
    check('meta/to', numberAt(meta, 'to'), from + items.length - 1, 'the position of the last item');
  }
  if (total === undefined) return findings;
  const last = Math.max(1, Math.ceil(total / size));
  check('meta/last_page', numberAt(meta, 'last_page'), last, 'the total divided by the size');
  check('links/next', pageOfLink(valueAt(links, 'next')), page < last ? page + 1 : null, 'the next page');
  check('links/prev', pageOfLink(valueAt(links, 'prev')), page > 1 ? page - 1 : null, 'the previous page');
  return findings;
}

function numberAt(meta: unknown, name: string): number | undefined {
  const value = valueAt(meta, name);
  return typeof value === 'number' ? value : undefined;
}

/** Returns the page number of a link; null if the list has no such page, undefined if the link is not a URL. */
function pageOfLink(link: unknown): number | null | undefined {
  if (link === null) return null;
  if (typeof link !== 'string' || !URL.canParse(link)) return undefined;
  return Number(new URL(link).searchParams.get('page'));
}

/** Calls an operation three times. At least one of the calls must lower the number of remaining requests. */
export function rateLimitStep(contract: Contract): Step {
  const operation = readingOperations(contract).find(({ credentials }) => credentials.length === 0) as Operation;
  const { id, method, path } = operation;
  return {
    id: 'rate limit',
    kind: 'rate limit',
    title: `each request lowers the remaining requests of ${id}`,
    calls: [id, id, id],
    async run(session) {
      const remaining: number[] = [];
      for (let times = 0; times < 3; times += 1) {
        const reply = await session.expect({ method, path, credential: 'none' }, { status: [200] });
        remaining.push(Number(reply.header(REMAINING_HEADER)));
      }
      // One decrease is sufficient, because the rate-limit window may end between two of the calls.
      if (remaining.some((count, index) => index > 0 && count < (remaining[index - 1] ?? 0))) return;
      const documented = operation.responses[0]?.headers.find((name) => name.toLowerCase() === REMAINING_HEADER);
      session.report({
        place: `header/${documented ?? REMAINING_HEADER}`,
        keyword: 'decreasing',
        message: 'the remaining requests do not decrease',
        expected: 'a lower number after each request',
        seen: 'the same or a higher number',
      });
    },
  };
}
