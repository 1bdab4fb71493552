import { contract } from '@wapi/types';
import { expect, test } from 'vitest';
import { WapiStatusError } from '../src/index.js';
import { stubCall } from '../src/testing.js';
import { createRecordingClient, KEY } from './support/recording-client.js';

const documented = contract.operations.flatMap(({ id, responses }) =>
  responses.flatMap(({ status, examples }) => examples.slice(0, 1).map(({ value }) => ({ id, status, value }))),
);

test('stubCall resolves to each documented response, as a method does', async () => {
  expect(documented.length).toBeGreaterThan(200);
  for (const { id, status, value } of documented) {
    const call = stubCall(id, status as never, value as never);
    const expected = status < 400 ? { data: value, error: undefined } : { data: undefined, error: value };
    expect(await call, `${id} ${status}`).toMatchObject({ ...expected, status, documented: true });
    const outcome = await call
      .orThrow()
      .catch((error: unknown) => (error instanceof WapiStatusError ? error.body : error));
    expect(outcome).toEqual(value);
  }
});

test('stubCall replaces a method, also one that iterates', async () => {
  const { wapi, seen } = createRecordingClient({ key: KEY });
  const page = { message: 'OK', data: [], page: 1, page_count: 1, total: 0 } as never;
  wapi.transactions.list = () => stubCall('getTransactionHistory', 200, page);
  expect((await wapi.transactions.list({ environment: 'sandbox' })).status).toBe(200);
  wapi.user.deletePicture = () => stubCall('deletePicture', 403, { message: 'Invalid scope(s) provided.' });
  expect((await wapi.user.deletePicture()).error?.message).toBe('Invalid scope(s) provided.');
  expect(seen).toHaveLength(0);
});

test('stubCall has the type of the method if it is stored first', async () => {
  const { wapi } = createRecordingClient({ key: KEY });
  const deletion = stubCall('deletePicture', 200, { message: 'OK' });
  wapi.user.deletePicture = () => deletion;
  expect((await wapi.user.deletePicture().orThrow()).message).toBe('OK');

  const meta = { current_page: 1, last_page: 1, total: 1 } as never;
  const transaction = { order_id: 'A-1' } as never;
  const links = { next: null } as never;
  const list = stubCall('getTransactionHistory', 200, { message: 'OK', data: [transaction], links, meta });
  const found: string[] = [];
  for await (const { order_id: id } of list) found.push(id);
  expect(found).toEqual(['A-1']);
  // @ts-expect-error -- the result of a different operation
  wapi.user.getProfile = () => deletion;
});

test('stubCall rejects an unknown operation', () => {
  expect(() => stubCall('getProfile' as 'getUserProfile', 200, {} as never)).toThrow(
    'stubCall: the spec has no operation getProfile',
  );
});
