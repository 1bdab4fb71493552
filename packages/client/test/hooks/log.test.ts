import { afterEach, expect, test, vi } from 'vitest';
import { createWapi, type WapiLogLevel, type WapiOptions } from '../../src/index.js';
import { BASE_URL, jsonResponse, KEY } from '../support/recording-client.js';

afterEach(() => vi.unstubAllEnvs());

/** Makes three calls: one that succeeds, one that is refused, and one without a response. Returns the log lines. */
async function log(options: Partial<WapiOptions>): Promise<string[]> {
  const lines: string[] = [];
  const write =
    (level: string) =>
    (line: string): void =>
      void lines.push(`${level} ${line}`);
  const logger = { error: write('error'), warn: write('warn'), info: write('info'), debug: write('debug') };
  const answers = [
    () => jsonResponse({ message: 'OK' }),
    () => jsonResponse({ message: 'Unauthorized' }, 401),
    () => Promise.reject(new Error(`no route for ${KEY}`)),
  ];
  const fetch = async (): Promise<Response> => (answers.shift() ?? expect.fail)();
  const wapi = createWapi({ ...options, baseUrl: BASE_URL, auth: { key: KEY }, fetch, logger, retries: 0 });
  for (let call = 0; call < 3; call += 1) await wapi.transactions.retrieve('SB-42').catch(() => {});
  return lines.map((line) => line.replace(/[\da-f-]{36}/, 'ID').replace(/\d+ ms/, '0 ms'));
}

const NAME = 'wapi: GET /wapi/transactions/{transaction_id} getTransaction ID attempt 1:';

test.each<[WapiLogLevel, string[]]>([
  ['off', []],
  ['error', ['error network']],
  ['warn', ['warn 401', 'error network']],
  ['info', ['info 200', 'warn 401', 'error network']],
  ['debug', ['debug is sent', 'info 200', 'debug is sent', 'warn 401', 'debug is sent', 'error network']],
])('logLevel %s logs the events of its level, without ids and secrets', async (logLevel, expected) => {
  const lines = await log({ logLevel });
  const id = / (\w+) ID /.exec(lines[0] ?? '')?.[1] ?? 'getTransaction';
  const full = expected.map((line) => {
    const [level = '', ...rest] = line.split(' ');
    return `${level} ${NAME.replace('getTransaction', id)} ${rest.join(' ')}${rest[0] === 'is' ? '' : ' after 0 ms'}`;
  });
  expect(lines).toEqual(full);
  expect(lines.join('\n')).not.toMatch(/SB-42|wapi_test/);
});

test('the log still calls the hooks', async () => {
  const seen: unknown[] = [];
  await log({ logLevel: 'debug', on: { response: ({ status }) => void seen.push(status) } });
  expect(seen).toEqual([200, 401, undefined]);
});

test.each<[WapiLogLevel, number]>([
  ['error', 0],
  ['warn', 1],
])('logLevel %s logs %i deviations from the spec, without their values', async (logLevel, count) => {
  const lines: string[] = [];
  const ignore = (): void => {};
  const logger = { error: ignore, warn: (line: string) => void lines.push(line), info: ignore, debug: ignore };
  const fetch = async (): Promise<Response> => jsonResponse({ message: 'OK', data: { total: 155 } });
  const seen: string[] = [];
  const on = { deviation: ({ pointer }: { pointer: string }) => void seen.push(pointer) };
  const wapi = createWapi({ baseUrl: BASE_URL, auth: { key: KEY }, fetch, logger, logLevel, on });
  await wapi.transactions.retrieve('SB-42');
  expect(lines.map((line) => line.replace(/.* attempt 1: /, ''))).toEqual(
    Array(count).fill('200 /data/total is number, not string'),
  );
  expect(seen).toEqual(['/data/total']);
});

test('WAPI_LOG sets the level, and the option overrides it', async () => {
  vi.stubEnv('WAPI_LOG', 'error');
  expect(await log({})).toHaveLength(1);
  expect(await log({ logLevel: 'off' })).toEqual([]);
});

test('a wrong level or logger is rejected', () => {
  const create = (options: object): unknown => createWapi({ baseUrl: BASE_URL, ...options });
  const levels = 'must be one of off, error, warn, info, debug, received';
  expect(() => create({ logLevel: 'verbose' })).toThrow(`createWapi: logLevel ${levels} verbose`);
  expect(() => create({ logger: { error() {} } })).toThrow('createWapi: logger must have a function warn');
  vi.stubEnv('WAPI_LOG', '1');
  expect(() => create({})).toThrow(`createWapi: the environment variable WAPI_LOG ${levels} 1`);
});
