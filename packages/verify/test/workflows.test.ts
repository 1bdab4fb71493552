import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMock } from '@wapi/mock';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isForPlatform, listWorkflows, mockInputs, runWorkflow } from '../src/workflows/workflows.js';
import { CLI } from './support/command.js';

describe('the workflows', () => {
  const mock = createMock();
  let url = '';
  beforeAll(async () => {
    ({ url } = await mock.listen());
  });
  beforeEach(() => mock.reset());
  afterAll(() => mock.close());

  it.each(listWorkflows().filter((name) => isForPlatform(name, 'tt')))(
    '%s succeeds against the mock with its rate limits',
    async (name) => {
      const { passed, report } = await runWorkflow(name, url, mockInputs(name, url));
      expect(passed, report).toBe(true);
      expect(report).not.toContain(mockInputs(name, url)['password']);
    },
  );

  it('fail if the server does something else', async () => {
    const { passed, report } = await runWorkflow('picture', url, mockInputs('sign-in', url));
    expect(passed).toBe(false);
    expect(report).toMatch(/✗.*replaceTooEarly/);
  });
});

describe('wapi-verify workflows', () => {
  const run = async (...args: string[]): Promise<{ code: number; output: string }> => {
    const child = spawn(process.execPath, [CLI, 'workflows', ...args]);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    const [code] = (await once(child, 'close')) as [number];
    return { code, output };
  };

  it('prints its usage if arguments are missing', async () => {
    expect(await run()).toEqual({
      code: 2,
      output: expect.stringMatching(/^wapi-verify: workflows: pass <url> .*\n$/),
    });
    expect(await run('http://127.0.0.1:1/wapi', 'only@an.address')).toMatchObject({ code: 2 });
    expect(await run('http://127.0.0.1:1/wapi', 'an@email.address', 'password', 'amount')).toMatchObject({ code: 2 });
  });

  it('can run repeatedly against one mock, also of another platform', { timeout: 180_000 }, async () => {
    const mock = createMock({ platform: 'jm' });
    const { url } = await mock.listen();
    for (let times = 0; times < 2; times += 1) {
      const lines = listWorkflows().map((name) =>
        isForPlatform(name, 'jm') ? `passed  ${name}\n` : `skipped ${name}: it is not for platform jm\n`,
      );
      expect(await run(url)).toEqual({ code: 0, output: lines.join('') });
      expect(lines).toContain('passed  banks-in-jamaica\n');
    }
    await mock.close();
  });

  it('skips the workflows that are not for the given platform', async () => {
    const { output } = await run('http://127.0.0.1:1/wapi', 'an@email.address', 'password', 'platform=jm');
    expect(output).toMatch(/^wapi-verify: No server responds at /);
    expect(listWorkflows().filter((name) => !isForPlatform(name, 'jm'))).toEqual(['banks', 'sub-account-set-up']);
    expect(listWorkflows().filter((name) => !isForPlatform(name, undefined))).toEqual([]);
  });

  it('reports a mock or server that does not respond', async () => {
    expect(await run('http://127.0.0.1:1/wapi')).toEqual({
      code: 2,
      output: expect.stringMatching(/^wapi-verify: No mock responds at http:.*\n$/),
    });
    expect(await run('http://127.0.0.1:1/wapi', 'an@email.address', 'password')).toMatchObject({
      code: 2,
      output: expect.stringMatching(/^wapi-verify: No server responds at /),
    });
  });

  it('fails if a response is not documented', async () => {
    const server = createServer((_request, response) => response.writeHead(418).end());
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { code, output } = await run(
      `http://127.0.0.1:${(server.address() as AddressInfo).port}/wapi`,
      'an@email.address',
      'password',
    );
    server.close();
    expect(code).toBe(1);
    for (const name of listWorkflows()) expect(output).toContain(`failed  ${name}`);
  });
});
