import { execFileSync } from 'node:child_process';
import { contract, type OperationId } from '@wapi/types';
import { describe, expect, test, vi } from 'vitest';
import { createWapi, type Wapi, WapiConfigError, WapiError } from '../../src/index.js';
import { defineOperation } from '../../src/operation/descriptor.js';
import { toCurl } from '../../src/transport/to-curl.js';
import { banked, charge } from '../support/bodies.js';
import { type Call, calls, payout, verifiedCard } from '../support/calls.js';
import {
  BASE_URL,
  jsonResponse,
  KEY,
  createRecordingClient,
  withoutPacingOrRetries,
  getRejection,
  TOKEN,
} from '../support/recording-client.js';

/**
 * The fields that the curl command shows: enum values, numbers and dates. All other values are secret, private or free
 * text.
 */
const VISIBLE =
  'amount amount_max amount_min bank_account_type currency country_code end_date environment fee_structure ' +
  'id_type page page_size start_date status total with_deleted withdrawal_type';
const visible = new Set(VISIBLE.split(' '));

/** Splits a command line into words as a shell does. */
function shellWords(command: string): string[] {
  return execFileSync('sh', ['-c', `set -- ${command}; printf '%s\\n' "$@"`], { encoding: 'utf8' })
    .trimEnd()
    .split('\n');
}

/** Returns the curl command for a call that got a gateway's response, and the request itself. */
async function failed(
  call: (wapi: Wapi) => Promise<unknown>,
  auth = { key: KEY } as never,
): Promise<{ curl: string; request: Request }> {
  const { wapi, seen } = createRecordingClient(auth, () => jsonResponse({ message: 'Bad Gateway' }, 502));
  const error = await getRejection(call(wapi));
  if (!(error instanceof WapiError)) throw error;
  return { curl: error.toCurl() ?? 'none', request: seen[0] as Request };
}

const refresh: Call = (wapi) => wapi.auth.refresh({ refresh_token: 'def50200-spent-once' });
const list: Call = (wapi) =>
  wapi.withdrawals.list({
    status: [0, 4],
    currency: 'TTD',
    amount_min: 0.5,
    with_deleted: true,
    start_date: '2025-03-01',
    transaction_id: payout,
  });
const everything: [string, Call][] = [
  ...Object.entries(calls).filter(([id]) => id !== 'refreshToken'),
  ['refreshToken', refresh],
  ['createWithdrawal', (wapi) => wapi.withdrawals.create(banked)],
  [
    'chargeTrustedCard',
    (wapi) =>
      wapi.trustedCards.charge(verifiedCard, {
        ...charge,
        account_number: '0128855397',
        country_code: 'TT',
        data: '{"a":"x y"}',
      }),
  ],
  ['getWithdrawalHistory', list],
];

test('the table has every operation of the contract', () => {
  expect(new Set(everything.map(([id]) => id))).toEqual(new Set(contract.operations.map(({ id }) => id)));
});

describe.each(everything)('%s', (id, call) => {
  const { method, path, credentials } =
    contract.operations.find((candidate) => candidate.id === id) ?? (undefined as never);

  test('is shown as a command without private values', async () => {
    const { curl, request } = await failed(
      call,
      (credentials.includes('wapiKey') ? { key: KEY } : { token: TOKEN }) as never,
    );
    const [curlName, option, sentMethod, url = '', ...rest] = shellWords(curl);
    expect([curlName, option, sentMethod]).toEqual(['curl', '-X', method]);
    expect(url.split('?')[0]).toBe(BASE_URL + path.replaceAll('{', '<').replaceAll('}', '>'));

    const fields = request.headers.has('Content-Type') ? [...(await request.clone().formData())] : [];
    const query = [...new URL(request.url).searchParams];
    const shown = (name: string, value: unknown): string =>
      `${name}=${typeof value !== 'string' ? `@<${name}>` : visible.has(name.replace('[]', '')) ? value : `<${name}>`}`;
    expect((url.split('?')[1] ?? '').split('&').filter(Boolean)).toEqual(
      query.map(([name, value]) => shown(name, value).replace('[]', '%5B%5D')),
    );
    const words = fields.flatMap(([name, value]) => [
      typeof value === 'string' ? '--form-string' : '-F',
      shown(name, value),
    ]);
    const header = credentials.includes('wapiKey') ? 'X-WAPI-Key: <credential>' : 'Authorization: Bearer <credential>';
    expect(rest).toEqual([
      '-H',
      'Accept: application/json',
      ...(credentials.length > 0 ? ['-H', header] : []),
      ...words,
    ]);

    const segments = new URL(request.url).pathname
      .split('/')
      .filter((segment) => !`/wapi${path}`.split('/').includes(segment));
    const hidden = [...fields, ...query].flatMap(([name, value]) =>
      visible.has(name.replace('[]', '')) || typeof value !== 'string' ? [] : [value],
    );
    for (const secret of [KEY, TOKEN, ...segments, ...hidden]) expect(curl).not.toContain(secret);
  });
});

test('the command of a charge is complete', async () => {
  const { curl } = await failed(list);
  expect(curl).toBe(
    `curl -X GET 'http://wapi.test/wapi/withdrawals?status%5B%5D=0&status%5B%5D=4&currency=TTD&amount_min=0.5` +
      `&with_deleted=1&start_date=2025-03-01&transaction_id=<transaction_id>'` +
      ` -H 'Accept: application/json' -H 'X-WAPI-Key: <credential>'`,
  );
});

test('an unlisted value or a credential under a visible name is hidden', async () => {
  for (const currency of ['jane@example.com', KEY, TOKEN, "TT'D", 'T D']) {
    const { curl } = await failed((wapi) => wapi.withdrawals.list({ currency: currency as 'TTD' }));
    expect(curl).toContain('?currency=<currency>');
  }
});

test('a quote is escaped, so that the shell does not interpret it', () => {
  const command = toCurl(
    defineOperation('getBanks', 'GET', "/user/it's", 1, [200], [], undefined),
    "http://x/$(id)'",
    '',
    [["it's", 'x']],
    undefined,
  );
  expect(shellWords(command)).toEqual([
    'curl',
    '-X',
    'GET',
    "http://x/$(id)'/user/it's",
    '-H',
    'Accept: application/json',
    '--data-urlencode',
    "it's=<it's>",
  ]);
});

test('an overridden method is shown as sent', async () => {
  const fetch = async (): Promise<Response> => jsonResponse({ message: 'Bad Gateway' }, 502);
  const wapi = createWapi({
    ...withoutPacingOrRetries,
    baseUrl: BASE_URL,
    auth: { token: TOKEN },
    fetch,
    methodOverride: true,
  });
  const error = (await getRejection(wapi.user.updatePhone({ phone: '+18687770000' }))) as WapiError;
  expect(error.toCurl()).toBe(
    `curl -X POST 'http://wapi.test/wapi/user/phone' -H 'Accept: application/json' -H 'Authorization: Bearer ` +
      `<credential>'` +
      ` --form-string '_method=PATCH' --form-string 'phone=<phone>'`,
  );
});

test.each<[string, () => unknown, string]>([
  ['is empty', () => ({ key: '' }), 'Authorization: Bearer <credential>'],
  [
    'cannot be read',
    () => {
      throw new Error('vault down');
    },
    'Authorization: Bearer <credential>',
  ],
  ['is missing', () => undefined, 'Authorization: Bearer <credential>'],
])('a credential that %s is a placeholder too', async (_name, auth, header) => {
  const { wapi } = createRecordingClient(auth as never);
  const error = await getRejection(wapi.user.getProfile());
  if (!(error instanceof WapiError)) throw error;
  expect(error.toCurl()).toBe(`curl -X GET '${BASE_URL}/user' -H 'Accept: application/json' -H '${header}'`);
});

test('a request that a browser page must not send has a command', async () => {
  const { wapi } = createRecordingClient({ token: TOKEN });
  vi.stubGlobal('window', {});
  vi.stubGlobal('document', {});
  try {
    const error = await getRejection(wapi.trustedCards.charge(verifiedCard, charge));
    if (!(error instanceof WapiError)) throw error;
    expect(error.toCurl()).toMatch(/^curl -X POST .*Bearer <credential>/);
  } finally {
    vi.unstubAllGlobals();
  }
});

test('an error without a request has no command', () => {
  const id: OperationId = 'getBanks';
  expect(new WapiConfigError('x', { operationId: id }).toCurl()).toBeUndefined();
});
