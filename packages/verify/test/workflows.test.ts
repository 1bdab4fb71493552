import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMock } from '@wapi/mock';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { isForPlatform, listWorkflows, mockInputs } from '../src/workflows/workflows.js';
import { CLI } from './support/command.js';

describe('the workflows', () => {
  it.each(listWorkflows())('%s declares each password as one, so that reports mask it', (name) => {
    const file = new URL(`../dist/spec/workflows/${name}.yaml`, import.meta.url);
    const { workflows } = parse(readFileSync(file, 'utf8')) as {
      workflows: [{ inputs: { properties: Record<string, { format?: string }> } }];
    };
    const passwords = Object.entries(workflows[0].inputs.properties).filter(([input]) => /password/i.test(input));
    expect(passwords).not.toEqual([]);
    for (const [input, { format }] of passwords) expect([input, format]).toEqual([input, 'password']);
  });
});

/** Forwards requests to a server, except for one operation, to which it responds with an undocumented status. */
async function startWrongServer(target: string, operation: string): Promise<{ url: string; close: () => void }> {
  const server = createServer((received, response) => {
    const { method, headers, url } = received;
    if (`${method} ${url}` === operation) {
      received.resume();
      response.writeHead(418).end();
      return;
    }
    const forwarded = request(new URL(url ?? '/', target), { method, headers }, (answer) =>
      answer.pipe(response.writeHead(answer.statusCode ?? 0, answer.headers)),
    );
    received.pipe(forwarded);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/wapi`,
    close: () => void server.close(),
  };
}

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
    expect(await run('http://127.0.0.1:1/wapi', '--workflow', 'refnd')).toEqual({
      code: 2,
      output: expect.stringMatching(/^wapi-verify: --workflow must be one of .*, refund, .*, received "refnd"/),
    });
    expect(await run('http://127.0.0.1:1/wapi', 'only@an.address')).toMatchObject({ code: 2 });
    expect(await run('http://127.0.0.1:1/wapi', 'an@email.address', 'password', 'amount')).toMatchObject({ code: 2 });
  });

  // Run all workflows only in these two tests, because each workflow starts a program. The second test also covers a
  // workflow that fails.
  it('passes all workflows of the platform of a mock, with its rate limits', async () => {
    const mock = createMock();
    const { url } = await mock.listen();
    const lines = listWorkflows().map((name) =>
      isForPlatform(name, 'tt') ? `passed  ${name}\n` : `skipped ${name}: it is not for platform tt\n`,
    );
    expect(await run(url)).toEqual({ code: 0, output: lines.join('') });
    await mock.close();
  });

  it('fails only the workflow that meets an undocumented status, and masks the password in its report', async () => {
    const mock = createMock({ platform: 'jm' });
    const { url, close } = await startWrongServer((await mock.listen()).url, 'PATCH /wapi/user/picture');
    const { code, output } = await run(url);
    close();
    await mock.close();
    expect(code).toBe(1);
    expect(output.match(/^(?:passed|failed|skipped) .*/gm)).toEqual(
      listWorkflows().map((name) => {
        if (name === 'picture') return 'failed  picture';
        return isForPlatform(name, 'jm') ? `passed  ${name}` : `skipped ${name}: it is not for platform jm`;
      }),
    );
    expect(output).toContain('passed  banks-in-jamaica\n');
    expect(output).toMatch(/✗.*replaceTooEarly/);
    expect(output).not.toContain(mockInputs('picture', url)['password']);
  });

  it('runs only the workflows that --workflow names', async () => {
    const mock = createMock();
    const { url } = await mock.listen();
    const lines = ['skipped banks-in-jamaica: it is not for platform tt\n', 'passed  refund\n'];
    const args = ['--workflow', 'refund', '--workflow', 'banks-in-jamaica'];
    expect(await run(url, ...args)).toEqual({ code: 0, output: lines.join('') });
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
});
