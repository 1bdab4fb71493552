import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createMock } from '../../src/index.js';
import { BASE_URL, bearer, persona } from '../support/caller.js';

const mock = createMock({ rateLimit: false });
const { origin } = await mock.listen();
afterAll(() => mock.close());
let headers: Record<string, string>;
beforeEach(async () => {
  await mock.reset();
  headers = { 'x-wapi-key': (await persona(mock, 'wapi@test.com')).key ?? '' };
});

const profile = (more: object = {}) => mock.fetch(`${BASE_URL}/user?a=1&b=2&b=3`, { headers: { ...headers, ...more } });
async function requests(query = '', more: Record<string, string> = {}): Promise<[number, Record<string, unknown>]> {
  const response = await mock.fetch(`http://mock/__wapi/requests${query}`, { headers: more });
  return [response.status, (await response.json()) as Record<string, unknown>];
}

describe('GET /__wapi/requests', () => {
  it('lists the requests of its namespace that meet the filters, with headers and fields', async () => {
    const body = new URLSearchParams({ phone: '+1 868' });
    await profile();
    await mock.fetch(`${BASE_URL}/user/phone`, { method: 'PATCH', headers, body });
    await profile({ 'x-wapi-mock-namespace': 'a' });
    const [status, { requests: all }] = await requests();
    expect([status, all]).toEqual([
      200,
      [
        expect.objectContaining({
          method: 'GET',
          path: '/wapi/user',
          query: { a: '1', b: ['2', '3'] },
          headers: expect.objectContaining({ 'x-wapi-key': 'wapi_test_1e2838726b5f4325a5_[redacted]' }),
          operation: 'getUserProfile',
          namespace: '',
          status: 200,
          why: expect.stringContaining('getUserProfile 200'),
        }),
        expect.objectContaining({ operation: 'updatePhone', fields: { phone: '+1 868' } }),
      ],
    ]);
    expect((await requests('?operation=updatePhone'))[1]['requests']).toHaveLength(1);
    expect((await requests('?method=PATCH&status=200'))[1]['requests']).toHaveLength(1);
    expect((await requests('?status=404'))[1]['requests']).toEqual([]);
    expect((await requests('', { 'x-wapi-mock-namespace': 'a' }))[1]['requests']).toHaveLength(1);
    await mock.fetch('http://mock/__wapi/requests', { method: 'DELETE' });
    expect([(await requests())[1], mock.namespace('a').requests.length]).toEqual([{ requests: [] }, 1]);
  });

  it('masks keys and tokens, also in a path and in a list that is too short', async () => {
    const key = headers['x-wapi-key'] ?? '';
    const { authorization } = await bearer(mock, 'wapi@test.com', 'wapi-user-all');
    await mock.fetch(`${BASE_URL}/trusted-cards/${key}?a=${key}`, { headers: { authorization } });
    const replies = await Promise.all([requests(), requests('?count=9&timeout=0')]);
    expect(replies.map(([status]) => status)).toEqual([200, 408]);
    for (const secret of [key, authorization.slice(7)]) expect(JSON.stringify(replies)).not.toContain(secret);
    expect(mock.requests.at(-1)).toMatchObject({ path: `/wapi/trusted-cards/${key}` });
  });

  it('waits for a number of requests, and returns 408 after the time', async () => {
    const waiting = requests('?operation=getUserProfile&count=2&timeout=30');
    await profile();
    await profile();
    const [status, { requests: found }] = await waiting;
    expect([status, (found as unknown[]).length]).toEqual([200, 2]);
    expect(await requests('?operation=getUserProfile&count=3&timeout=0.02')).toEqual([
      408,
      { message: 'Received 2 of 3 requests within 0.02 seconds.', requests: found },
    ]);
  });

  it('stops to wait if the mock is reset', async () => {
    const waiting = requests('?count=1&timeout=60').catch((error: Error) => error.message);
    await new Promise(setImmediate);
    await mock.reset();
    expect(await waiting).toBe('fetch failed');
  });

  it.each([
    ['?operation=getNothing', 'requests: unknown operation "getNothing". Known operations: createToken'],
    [
      '?kount=1',
      'requests: unknown parameter "kount". Known parameters: operation, method, path, status, count, timeout.',
    ],
    ['?count=many', 'requests: "count" must be an integer from 0 to 9999, received "many".'],
    ['?timeout=61', 'requests: "timeout" must be seconds from 0 to 60, received "61".'],
  ])('rejects %s', async (query, message) => {
    expect(await requests(query)).toEqual([400, { message: expect.stringContaining(message) }]);
  });
});

/** Extracts the recipes from the README without changes. */
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const recipe = (language: string): string => new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 's').exec(readme)?.[1] ?? '';

describe.each([
  ['PHP', 'php', ['-r'], (code: string) => code.replace('<?php\n', '')],
  ['Python', 'python3', ['-c'], (code: string) => code],
] as const)('the recipe in %s', (name, command, flags, toArgument) => {
  it.skipIf(spawnSync(command, ['--version']).status !== 0)(`runs (needs ${command})`, async () => {
    const code = recipe(name.toLowerCase()).replaceAll('http://127.0.0.1:4010', origin);
    expect(code).toContain('/__wapi/requests');
    const child = spawn(command, [...flags, toArgument(code)], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    const [exit] = (await once(child, 'close')) as [number];
    expect([exit, output.trim()]).toEqual([0, 'passed']);
    expect(mock.requests.map(({ operation, status }) => [operation, status])).toEqual([
      ['getUserProfile', 502],
      ['getUserProfile', 200],
    ]);
  });
});
