import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contract } from '@wapi/types';
import { createRouter } from '@wapi/validation';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createMock, createRecorder } from '../../src/index.js';
import { readHar } from '../../src/recording/read-har.js';
import { createReplay } from '../../src/recording/replay.js';
import { bareRequest } from '../support/bare-request.js';
import { BASE_URL, bearer } from '../support/caller.js';
import { startCommand } from '../support/command.js';

/** Records a request for a profile, then two requests for cards. */
async function record(): Promise<string> {
  const recorder = createRecorder();
  const mock = createMock({ recorder });
  const headers = await bearer(mock, 'wapi@test.com', 'wapi-user-all');
  await mock.fetch(`${BASE_URL}/user`, { headers });
  await mock.fetch(`${BASE_URL}/user/banks`, { headers });
  await mock.fetch(`${BASE_URL}/user`);
  return JSON.stringify(recorder.toHar());
}

describe('wapi-mock replay', () => {
  it('responds by operation and order, and says what it has no response for', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'wapi-replay-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, 'session.har');
    await writeFile(file, await record());
    const command = startCommand(['replay', file, '-p', '0']);
    const [, url = ''] = await command.until(/^WAPI replay listening on (\S+)\nRecorded responses: 4\.$/m);
    const get = async (path: string) => {
      const response = await fetch(`${url}${path}`);
      return [response.status, (await response.json()) as { message: string }] as const;
    };
    // Send the request with which a tool checks whether the replay is ready.
    expect((await fetch(url)).status).toBe(200);
    expect(await get('/user')).toEqual([200, expect.objectContaining({ message: 'OK' })]);
    expect(await get('/user')).toEqual([401, { message: 'Unauthorized' }]);
    const exhausted = 'The recording has no further response to getUserProfile: all recorded responses (2) were used.';
    expect(await get('/user')).toEqual([501, { message: exhausted }]);
    expect(await get('/trusted-cards')).toEqual([
      501,
      { message: 'The recording has no response to listTrustedCards.' },
    ]);
    await get('/unknown/wapi_test_1e2838726b5f4325a5_57266cefc128');
    expect(await command.stop()).toBe(1);
    expect(command.output()).not.toContain('57266cefc128');
    expect(command.output().replace(/ \d+ ms/g, '')).toContain(`GET /wapi/user 501, ${exhausted}\n`);
    expect(command.output()).not.toMatch(/^GET \/wapi /m);
    expect(command.output()).toMatch(/requests without a recorded response: listTrustedCards, once\n/);
    expect(command.output()).toMatch(
      /response: GET \/wapi\/unknown\/wapi_test_1e2838726b5f4325a5_\[redacted\], once\n$/,
    );
  });

  it.each([
    [['replay'], 'replay must be followed by the name of one HAR file. See wapi-mock replay --help.'],
    [['replay', '/nowhere.har'], '/nowhere.har cannot be read: there is no such file'],
  ])('rejects %j in one line', async (args, message) => {
    const command = startCommand(args);
    expect([await command.stop('SIGCONT'), command.output()]).toEqual([2, `wapi-mock: ${message}\n`]);
  });
});

describe('a replay', () => {
  const entry = (method: string, url: string, text: string, more: object = {}) => ({
    request: { method, url },
    response: { status: 200, content: { text, ...more }, headers: [{ name: 'Content-Length', value: '999' }] },
  });
  const har = (...entries: unknown[]) => JSON.stringify({ log: { entries } });
  const replayOf = (text: string) => createReplay(readHar(text, 'a.har'), createRouter(contract.operations));
  const request = (path: string, query = '', origin?: string) => ({
    ...bareRequest,
    path,
    query,
    header: (name: string) => (name === 'origin' ? origin : undefined),
  });

  it('prefers a response to the same path and query, decodes base64, and leaves out other addresses', () => {
    const replay = replayOf(
      har(
        entry('GET', 'https://tt.example/wapi/transactions/A', 'a'),
        entry('GET', 'https://tt.example/wapi/transactions/B', Buffer.from('b').toString('base64'), {
          encoding: 'base64',
        }),
        entry('GET', 'https://tt.example/other', 'other'),
      ),
    );
    const text = (path: string) => String(replay.handle(request(path)).body);
    expect([replay.size, replay.leftOut]).toEqual([2, 1]);
    expect([text('/wapi/transactions/B'), text('/wapi/transactions/C')]).toEqual(['b', 'a']);
    expect([...replay.unanswered]).toEqual([]);
  });

  it('sends no header of the recorded connection, and lets pages of any origin read the response', () => {
    const recorded = entry('GET', 'https://tt.example/wapi/user', 'a');
    const names = [
      'Connection',
      'Content-Encoding',
      'Date',
      'Keep-Alive',
      'Strict-Transport-Security',
      'Transfer-Encoding',
      ':status',
      'Access-Control-Allow-Origin',
      'X-Request-Id',
    ];
    recorded.response.headers.push(...names.map((name) => ({ name, value: 'recorded' })));
    const { headers } = replayOf(har(recorded)).handle(request('/wapi/user', '', 'http://page'));
    expect(headers).toMatchObject({ 'access-control-allow-origin': '*', 'x-request-id': 'recorded' });
    expect(Object.keys(headers).filter((name) => headers[name] === 'recorded')).toEqual(['x-request-id']);
    expect(headers).not.toHaveProperty('content-length');
  });

  it.each(['text', '{"log":{}}', har({}), har(entry('GET', 'no URL', ''))])('rejects %j', (text) => {
    expect(() => readHar(text, 'a.har')).toThrow('a.har is not a HAR file: ');
  });
});
