import { describe, expect, test } from 'vitest';
import { createWapi, isWapiError, type Wapi, type WapiPage } from '../../src/index.js';
import { ownBank } from '../support/bodies.js';
import {
  jsonResponse,
  KEY,
  createRecordingClient,
  withoutPacingOrRetries,
  getRejection,
  toFetch,
} from '../support/recording-client.js';
import { createMockPersonas } from '../support/mock-personas.js';

/** A client for the mock's first persona, and the queries of its requests. */
async function reader(): Promise<{ wapi: Wapi; queries: string[] }> {
  const world = createMockPersonas();
  const key =
    (await world.keysOf('wapi@test.com')).find(({ status, scopes }) => status === 'valid' && scopes.length > 1)?.key ??
    '';
  const queries: string[] = [];
  const fetch = toFetch((request) => {
    if (request.method === 'GET') queries.push(new URL(request.url).search);
    return world.fetch(request);
  });
  return {
    wapi: createWapi({ ...withoutPacingOrRetries, baseUrl: 'http://wapi.mock/wapi', auth: { key }, fetch }),
    queries,
  };
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

const ids = (items: { transaction_id: string }[]): string[] => items.map(({ transaction_id: id }) => id);

describe('against the mock', () => {
  test('transactions are returned once each, in order, with one request for each page', async () => {
    const { wapi, queries } = await reader();
    const whole = await wapi.transactions.list({ environment: 'sandbox', page_size: 100 }).orThrow();
    expect(whole.data.length).toBeGreaterThan(4);
    queries.length = 0;

    expect(await all(wapi.transactions.list({ environment: 'sandbox', page_size: 2 }))).toEqual(whole.data);
    const pageCount = Math.ceil(whole.data.length / 2);
    expect(queries).toEqual(
      Array.from(
        { length: pageCount },
        (_, index) => `?environment=sandbox&page_size=2${index === 0 ? '' : `&page=${index + 1}`}`,
      ),
    );
  });

  test('withdrawals are returned once each, with filters on every page', async () => {
    const { wapi, queries } = await reader();
    const made: string[] = [];
    for (let count = 0; count < 7; count += 1)
      made.push((await wapi.withdrawals.create({ ...ownBank, amount: '0.01' }).orThrow()).data.transaction_id);

    const found = await all(
      wapi.withdrawals.list({ page_size: 3, amount_max: 0.01, status: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] }),
    );
    expect(ids(found)).toEqual(made.toReversed());
    expect(queries).toHaveLength(3);
    for (const query of queries) expect(new URLSearchParams(query).getAll('status[]')).toHaveLength(10);
    expect(queries.map((query) => new URLSearchParams(query).get('page'))).toEqual([null, '2', '3']);
  });

  test('pages have their number, from which a later call continues', async () => {
    const { wapi, queries } = await reader();
    const pages = await all(wapi.transactions.list({ environment: 'sandbox', page_size: 2 }).pages());
    const total = pages.flatMap(({ items }) => items).length;
    expect(pages.map(({ page, pageCount, total: of }) => [page, pageCount, of])).toEqual(
      pages.map((_, index) => [index + 1, pages.length, total]),
    );
    queries.length = 0;

    const rest = await all(wapi.transactions.list({ environment: 'sandbox', page_size: 2, page: 3 }).pages());
    expect(rest).toEqual(pages.slice(2));
    expect(queries).toHaveLength(pages.length - 2);
  });

  test('an empty list and a page after the last make one request and return no items', async () => {
    const { wapi, queries } = await reader();
    expect(await all(wapi.withdrawals.list({ amount_min: 999_999 }))).toEqual([]);
    expect(await all(wapi.transactions.list({ environment: 'sandbox', page: 50 }))).toEqual([]);
    expect(queries).toHaveLength(2);
  });

  test('a documented error is thrown with its status', async () => {
    const { wapi } = await reader();
    const error = await getRejection(all(wapi.transactions.list({ environment: 'moon' as 'live' })));
    expect(isWapiError(error, 'getTransactionHistory', 400)).toBe(true);
  });
});

/** The response of a server whose list has the given number of pages, with two items each. */
function answer(request: Request, pageCount = 3): Response {
  const page = Number(new URL(request.url).searchParams.get('page') ?? 1);
  return jsonResponse(listPage(page, pageCount));
}

function listPage(page: number, pageCount: number): Record<string, unknown> {
  return {
    message: 'OK',
    data: [`${page}a`, `${page}b`].map((id) => ({ transaction_id: id })),
    links: { next: page < pageCount ? 'http://evil.test/wapi/transactions?page=9' : null },
    meta: { current_page: page, last_page: pageCount, total: pageCount * 2 },
  };
}

const list = { environment: 'live' } as const;

test('awaiting, orThrow and iterating share the request of the first page', async () => {
  const { wapi, seen } = createRecordingClient({ key: KEY }, (request) => answer(request, 1));
  const call = wapi.transactions.list(list);
  const result = await call;
  const data = await call.orThrow();

  expect(result.data).toBe(data);
  expect(ids(await all(call))).toEqual(['1a', '1b']);
  expect(seen).toHaveLength(1);
});

test('stopping an iteration makes no more requests', async () => {
  const { wapi, seen } = createRecordingClient({ key: KEY }, answer);
  for await (const { transaction_id: id } of wapi.transactions.list(list)) if (id === '2a') break;
  expect(seen).toHaveLength(2);

  for await (const { page } of wapi.transactions.list(list).pages()) if (page === 1) break;
  await new Promise((resolve) => setTimeout(resolve));
  expect(seen).toHaveLength(3);
});

test('no page is requested before it is needed', async () => {
  const { wapi, seen } = createRecordingClient({ key: KEY }, answer);
  const items = wapi.transactions.list(list)[Symbol.asyncIterator]();
  for (const requests of [1, 1, 2, 2, 3, 3, 3]) {
    await items.next();
    await new Promise((resolve) => setTimeout(resolve));
    expect(seen).toHaveLength(requests);
  }
  expect(await items.next()).toEqual({ done: true, value: undefined });
});

test('iterating twice returns the items twice, and shares the first page', async () => {
  const { wapi, seen } = createRecordingClient({ key: KEY }, (request) => answer(request, 2));
  const call = wapi.transactions.list(list);
  expect(await all(call)).toEqual(await all(call));
  expect(seen).toHaveLength(3);
});

test("the API's links are never followed, so that the key stays with its host", async () => {
  const { wapi, seen } = createRecordingClient({ key: KEY }, answer);
  await all(wapi.transactions.list(list));
  expect(seen.map(({ url }) => new URL(url).host)).toEqual(Array(3).fill('wapi.test'));
});

test('options of the call apply to every page', async () => {
  const { wapi, seen } = createRecordingClient({ key: KEY }, answer);
  await all(wapi.transactions.list(list, { headers: { 'X-Trace': '7' } }));
  expect(seen.map(({ headers }) => headers.get('X-Trace'))).toEqual(['7', '7', '7']);
});

test('options without a query apply as well, and no argument is needed', async () => {
  const { wapi, seen } = createRecordingClient({ key: KEY }, (request) => {
    const { message, ...page } = listPage(Number(new URL(request.url).searchParams.get('page') ?? 1), 2);
    return jsonResponse({ message, data: page });
  });
  expect(ids(await all(wapi.withdrawals.list(undefined, { headers: { 'X-Trace': '7' } })))).toEqual([
    '1a',
    '1b',
    '2a',
    '2b',
  ]);
  expect(seen.map(({ url, headers }) => [new URL(url).search, headers.get('X-Trace')])).toEqual([
    ['', '7'],
    ['?page=2', '7'],
  ]);
  seen.length = 0;
  await all(wapi.withdrawals.list());
  expect(seen.map(({ url }) => new URL(url).search)).toEqual(['', '?page=2']);
});

test('an abort between two pages ends the iteration, and keeps what was read', async () => {
  const controller = new AbortController();
  const { wapi, seen } = createRecordingClient({ key: KEY }, answer);
  const found: string[] = [];
  const error = await getRejection(
    (async () => {
      for await (const { transaction_id: id } of wapi.transactions.list(list, { signal: controller.signal })) {
        found.push(id);
        if (id === '2b') controller.abort();
      }
    })(),
  );

  expect(error).toMatchObject({
    name: 'WapiNetworkError',
    aborted: true,
    maybeSent: false,
    operationId: 'getTransactionHistory',
  });
  expect(found).toEqual(['1a', '1b', '2a', '2b']);
  expect(seen).toHaveLength(2);
});

test('a documented error on the third page is thrown after the items of the first two', async () => {
  const { wapi } = createRecordingClient({ key: KEY }, (request) =>
    request.url.endsWith('page=3')
      ? jsonResponse({ message: 'Too Many Attempts.' }, 429, { 'Retry-After': '60' })
      : answer(request, 5),
  );
  const found: string[] = [];
  const error = await getRejection(
    (async () => {
      for await (const { transaction_id: id } of wapi.transactions.list(list)) found.push(id);
    })(),
  );

  expect(found).toEqual(['1a', '1b', '2a', '2b']);
  expect(error.message).toBe('[GET] /transactions 429: Too Many Attempts.');
  expect(error).toMatchObject({
    name: 'WapiStatusError',
    status: 429,
    operationId: 'getTransactionHistory',
    retryAt: expect.any(Date),
  });
});

test.each<[string, number, (page: number) => unknown]>([
  ['the same page again and again', 2, () => listPage(1, 9)],
  ['another page than the first', 1, () => listPage(2, 9)],
  ['a page that does not say whether it is the last', 1, () => ({ ...listPage(1, 1), links: {} })],
  ['a page without its place', 1, () => ({ ...listPage(1, 1), meta: undefined })],
  ['no list', 1, () => ({ ...listPage(1, 1), data: { a: 1 } })],
  ['no page at all', 1, () => ({ message: 'OK' })],
  ['null in place of the page', 1, () => ({ message: 'OK', data: null })],
  ['the first page once more in place of the third', 3, (page) => listPage(page === 3 ? 1 : page, 9)],
])('a server that responds with %s is rejected', async (_name, requests, body) => {
  const { wapi, seen } = createRecordingClient({ key: KEY }, (request) =>
    jsonResponse(body(Number(new URL(request.url).searchParams.get('page') ?? 1))),
  );
  const error = await getRejection(all(wapi.transactions.list(list)));

  expect(error).toMatchObject({ name: 'WapiResponseError', status: 200, operationId: 'getTransactionHistory' });
  expect(error.message).toBe(`[GET] /transactions 200: the body is not page ${requests} of a list`);
  expect(seen).toHaveLength(requests);
});

test.each([1, 2])('a page %i that has no next page before the last is rejected', async (broken) => {
  const { wapi, seen } = createRecordingClient({ key: KEY }, (request) => {
    const page = Number(new URL(request.url).searchParams.get('page') ?? 1);
    const whole = listPage(page, 3);
    return jsonResponse(page === broken ? { ...whole, links: { next: null } } : whole);
  });
  const error = await getRejection(all(wapi.transactions.list(list)));
  expect(error).toMatchObject({ name: 'WapiResponseError', status: 200, operationId: 'getTransactionHistory' });
  expect(error.message).toBe(`[GET] /transactions 200: page ${broken} of 3 has no next page`);
  expect(seen).toHaveLength(broken);
});

test('resuming from a page that the server ignores does not read the first page again', async () => {
  const { wapi } = createRecordingClient({ key: KEY }, () => jsonResponse(listPage(1, 3)));
  const error = await getRejection(all(wapi.transactions.list({ ...list, page: 2 })));
  expect(error.message).toContain('the body is not page 2 of a list');
});

describe('an ignored promise:', () => {
  /** Runs the code, and returns the rejections for which Node would end the process. */
  async function unhandled(work: () => Promise<unknown>): Promise<unknown[]> {
    const found: unknown[] = [];
    const note = (reason: unknown): void => void found.push(reason);
    const others = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection').on('unhandledRejection', note);
    try {
      await work();
      await new Promise((resolve) => setTimeout(resolve));
    } finally {
      process.removeAllListeners('unhandledRejection');
      for (const listener of others) process.on('unhandledRejection', listener);
    }
    return found;
  }
  const broken = (): Wapi => createRecordingClient({ key: KEY }, () => Promise.reject(new Error('offline'))).wapi;

  test.each<[string, (wapi: Wapi) => Promise<unknown>]>([
    ['iterating over items', (wapi) => all(wapi.transactions.list(list))],
    ['iterating over pages', (wapi) => all<WapiPage<unknown>>(wapi.transactions.list(list).pages())],
    ['orThrow', (wapi) => wapi.user.getProfile().orThrow()],
    ['awaiting', (wapi) => wapi.user.getProfile()],
  ])('%s that fails causes one rejection, which is handled', async (_name, call) => {
    expect(await unhandled(() => getRejection(call(broken())))).toEqual([]);
  });

  test.each<[unknown]>([[{ toString: 'x' }], [{}], [[2]], [Symbol('page')], [Number.NaN], ['two']])(
    'a page of %o is rejected before the request',
    async (page) => {
      const { wapi, seen } = createRecordingClient({ key: KEY }, () => Promise.reject(new Error('offline')));
      let error: unknown;
      const rejections = await unhandled(async () => {
        error = await getRejection((async () => wapi.transactions.list({ ...list, page: page as number }))());
      });
      expect(error).toMatchObject({ name: 'WapiConfigError', maybeSent: false, operationId: 'getTransactionHistory' });
      expect(rejections).toEqual([]);
      expect(seen).toHaveLength(0);
    },
  );

  test.each<[unknown, string]>([
    ['2', '2'],
    [2n, '2'],
    [null, ''],
  ])('a page of %o still starts there', async (page, sent) => {
    const { wapi, seen } = createRecordingClient({ key: KEY }, (request) => answer(request, 2));
    await all(wapi.transactions.list({ ...list, page: page as number }));
    expect(seen.map(({ url }) => new URL(url).searchParams.get('page') ?? '')).toEqual([sent, ...(sent ? [] : ['2'])]);
  });

  test('a call that is not awaited is an unhandled rejection', async () => {
    const found = await unhandled(async () => {
      void broken().user.deletePicture();
    });
    expect(found).toEqual([expect.objectContaining({ name: 'WapiNetworkError' })]);
  });
});
