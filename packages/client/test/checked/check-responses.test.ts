import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { checkResponses } from '../../src/checked/index.js';
import type { WapiDeviationEvent, WapiOptions } from '../../src/index.js';
import { createWapiWith, getUserProfile } from '../../src/operations.js';
import { callUndocumented } from '../../src/raw.js';
import {
  createRecordingClient,
  getRejection,
  getThrown,
  KEY,
  withoutPacingOrRetries,
} from '../support/recording-client.js';

afterEach(() => vi.restoreAllMocks());

const LIMITS = { 'Content-Type': 'application/json', 'X-RateLimit-Limit': '5', 'X-RateLimit-Remaining': '1' };

function clientOf(body: unknown, options: Partial<WapiOptions> = {}, status = 200) {
  const answer = (): Response => new Response(JSON.stringify(body), { status, headers: LIMITS });
  return createRecordingClient({ key: KEY }, answer, { ...withoutPacingOrRetries, ...options }).wapi;
}

test('a deviation has the operation, the status, the place, the rule and the kinds, but no value', async () => {
  const found: WapiDeviationEvent[] = [];
  const wapi = clientOf(
    { message: 4711, 'jane@example.com': 'x' },
    { on: { deviation: (event) => void found.push(event) } },
  );
  checkResponses(wapi);
  expect((await wapi.user.deletePicture()).data).toEqual({ message: 4711, 'jane@example.com': 'x' });
  const call = { operationId: 'deletePicture', status: 200, requestId: expect.any(String), attempt: 1 };
  expect(found.filter(({ rule }) => rule !== 'const')).toEqual([
    expect.objectContaining({ ...call, pointer: '/message', rule: 'type', expected: 'string', seen: 'integer' }),
    expect.objectContaining({ ...call, pointer: '/*', rule: 'undocumented', expected: 'nothing', seen: 'string' }),
  ]);
  expect(JSON.stringify(found)).not.toMatch(/4711|jane|wapi_test/);
});

describe('checkResponses', () => {
  test('prints each place once without a hook, and nothing after it was turned off', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const wapi = clientOf({ message: 'Gone' });
    checkResponses(wapi);
    await wapi.user.deletePicture();
    await wapi.user.deletePicture();
    const line = expect.stringContaining('deletePicture 200: /message fails ');
    expect(warn.mock.calls.length).toBeGreaterThan(0);
    expect(warn.mock.calls).toEqual(expect.arrayContaining([[line]]));
    const { length } = warn.mock.calls;
    expect(new Set(warn.mock.calls.map(String)).size).toBe(length);
    checkResponses(wapi, 'off');
    await wapi.user.deletePicture();
    expect(warn.mock.calls).toHaveLength(length);
  });

  test('throws the first deviation with the body, and says that a write may have been carried out', async () => {
    const wapi = clientOf({ message: 'Gone' }, { on: { deviation() {} } });
    checkResponses(wapi, 'throw');
    const error = await getRejection(wapi.user.deletePicture());
    expect(error).toMatchObject({ name: 'WapiResponseError', status: 200, maybeSent: true, attempts: 1 });
    expect(error.message).toMatch(/^\[DELETE\] \/user\/picture 200: \/message fails \w+: expected .*, received .*$/);
    expect((error as Error & { getBody(): unknown }).getBody()).toEqual({ message: 'Gone' });
  });

  test('does not throw because of a property that the spec does not document', async () => {
    const wapi = clientOf({ message: 'OK', extra: 1 }, { on: { deviation() {} } });
    checkResponses(wapi, 'throw');
    expect((await wapi.user.deletePicture()).status).toBe(200);
  });

  test('reports an amount that is a number once, and the caller still gets text', async () => {
    const found: string[] = [];
    const wapi = clientOf(
      { message: 'OK', data: { total: 12.5 } },
      { on: { deviation: ({ pointer, rule }) => void found.push(`${pointer} ${rule}`) } },
    );
    checkResponses(wapi);
    expect((await wapi.transactions.retrieve('SB-1').orThrow()).data.total).toBe('12.5');
    expect(found.filter((line) => line === '/data/total type')).toHaveLength(1);
  });

  test('checks a client of a few operations, and no call outside the spec', async () => {
    const found: string[] = [];
    const fetch = async (): Promise<Response> => Response.json({ message: 'OK' });
    const on = { deviation: ({ operationId, rule }: WapiDeviationEvent) => void found.push(`${operationId} ${rule}`) };
    const wapi = createWapiWith(
      { getUserProfile },
      { ...withoutPacingOrRetries, baseUrl: 'http://x.test/wapi', auth: { key: KEY }, fetch, on },
    );
    checkResponses(wapi);
    await callUndocumented(wapi, 'GET', '/vouchers/42');
    expect(found).toEqual([]);
    await wapi.getUserProfile();
    expect(found).toContain('getUserProfile required');
  });

  test('rejects an unknown mode', () => {
    expect(getThrown(() => checkResponses(clientOf({}), 'strict' as 'warn')).message).toBe(
      'checkResponses: mode must be one of off, warn, throw, received strict',
    );
  });

  test('works where code generation from strings is forbidden', () => {
    const program = `import { createWapi } from '@wapi/client';
      import { checkResponses } from '@wapi/client/checked';
      const found = [];
      const fetch = async () => Response.json({ message: 'OK' });
      const on = { deviation: ({ rule }) => void found.push(rule) };
      const wapi = createWapi({ baseUrl: 'http://x.test/wapi', auth: { token: 'x' }, fetch, on });
      checkResponses(wapi);
      await wapi.user.getProfile();
      console.log(found.includes('required'));`;
    const args = ['--disallow-code-generation-from-strings', '--input-type=module', '--eval', program];
    const cwd = fileURLToPath(new URL('../..', import.meta.url));
    expect(execFileSync(process.execPath, args, { cwd, encoding: 'utf8' })).toBe('true\n');
  });
});
