import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMock } from '@wapi/mock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLI, startCommand } from '../support/command.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const URL = 'http://127.0.0.1:1/wapi';
const ACCOUNT = { WAPI_EMAIL: 'new@test.com', WAPI_PASSWORD: 'Passw0rd!' };
const call = (args: readonly string[], env: Record<string, string> = {}) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...env },
  });
  return { status, stdout, stderr };
};

describe('wapi-verify <url>', () => {
  const folder = temporaryFolder();
  const mock = createMock();
  let url = '';
  beforeAll(async () => {
    ({ url } = await mock.listen());
  });
  afterAll(() => mock.close());

  it('prints a plan without a request and without a credential', () => {
    const { status, stdout } = call([URL, '--plan']);
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^A run against http:\/\/127\.0\.0\.1:1\/wapi would send about \d+ requests in about \d+ minutes/,
    );
    expect(stdout).toContain(
      'request its refund. [skipped: createRefundRequest moves money; allow it with --allow-money]',
    );
  });

  it.each<[string[], Record<string, string>, RegExp]>([
    [[URL], {}, /no credential: set WAPI_EMAIL and WAPI_PASSWORD, or WAPI_KEY, in the environment/],
    [[URL, '--format', 'xml'], ACCOUNT, /--format must be one of text, markdown, json, junit, sarif, received "xml"/],
    [[URL, '--alow-money'], ACCOUNT, /Unknown option '--alow-money' \(did you mean --allow-money\?\)/],
    [
      [URL],
      ACCOUNT,
      /http:\/\/127\.0\.0\.1:1\/wapi does not respond: it cannot be reached: ECONNREFUSED\. Check the URL/,
    ],
    [['wokflows'], {}, /received "wokflows" \(did you mean workflows\?\)/],
  ])('rejects %j in one line', (args, env, message) => {
    const { status, stderr } = call(args, env);
    expect([status, stderr.trim()]).toEqual([2, expect.stringMatching(message)]);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).not.toContain('Passw0rd');
  });

  it('stops on Ctrl-C, revokes its tokens, and saves what it has done', async () => {
    const state = join(folder, 'state.json');
    const command = startCommand([url, '--state', state], ACCOUNT);
    await command.until(/passed +getForeignBank returns 200/);
    expect(await command.stop('SIGINT')).toBe(130);
    const { steps, finished } = JSON.parse(readFileSync(state, 'utf8')) as { steps: object[]; finished: boolean };
    expect([finished, steps.length > 5]).toEqual([false, true]);
    expect(mock.requests.at(-1)).toMatchObject({ operation: 'revokeToken', status: 200 });
  });
});
