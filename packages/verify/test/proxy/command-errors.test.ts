import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { certificate } from '../../../mock/test/support/certificate.js';
import { findCommand } from '../../src/cli/find-command.js';
import { runCommand } from '../../src/cli/run-command.js';
import { CLI } from '../support/command.js';
import { startProxy } from '../support/start-proxy.js';
import { temporaryFolder } from '../support/temporary-folder.js';

/** A port below the range from which the system assigns ports. */
const UNUSED_PORT = '14931';
const folder = temporaryFolder();

describe('wapi-verify proxy', () => {
  it('rejects its own address as the target', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [CLI, 'proxy', `http://localhost:${UNUSED_PORT}/wapi`, '--port', UNUSED_PORT],
      {
        encoding: 'utf8',
        timeout: 20_000,
      },
    );
    expect([status, stderr.trim()]).toEqual([
      2,
      `wapi-verify: The target http://localhost:${UNUSED_PORT}/wapi is this proxy itself. Listen on another port.`,
    ]);
  });

  describe('with an https target', () => {
    const server = createServer(certificate, (_request, response) => response.end('secure'));
    let target = '';
    beforeAll(async () => {
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      target = `https://127.0.0.1:${(server.address() as AddressInfo).port}/wapi`;
    });
    afterAll(() => server.close());

    it('rejects an unknown certificate even if NODE_TLS_REJECT_UNAUTHORIZED is 0', async () => {
      const { command, url } = await startProxy(target, [], { NODE_TLS_REJECT_UNAUTHORIZED: '0' });
      const response = await fetch(`${url}/user`);
      expect([response.status, await response.json()]).toEqual([
        502,
        { message: `wapi-verify proxy: ${target} cannot be reached: DEPTH_ZERO_SELF_SIGNED_CERT.` },
      ]);
      await command.stop();
    });

    it('accepts a certificate of NODE_EXTRA_CA_CERTS', async () => {
      const file = join(folder, 'ca.pem');
      await writeFile(file, certificate.cert);
      const { command, url } = await startProxy(target, [], { NODE_EXTRA_CA_CERTS: file });
      expect(await (await fetch(`${url}/user`)).text()).toBe('secure');
      await command.stop();
    });
  });

  it.each([
    [[], /^wapi-verify: proxy: pass the base URL of one API, such as \S+\. See wapi-verify proxy --help\.$/],
    [['http://a/wapi', 'http://b/wapi'], /^wapi-verify: proxy: pass the base URL of one API/],
    [['ttsb.wipayfinancial.com'], /^wapi-verify: The target must be the URL of an API, such as \S+\. See/],
    [
      ['http://me:hunter2@a/wapi'],
      /^wapi-verify: The target must not contain a user name or password\. Send credentials in the requests\. See/,
    ],
    [['http://a/wapi', '--platform', 'us'], /^wapi-verify: --platform must be one of/],
    [['http://a/wapi', '--port', 'x'], /^wapi-verify: --port must be a number from 0 to 65535, received "x"/],
    [
      ['http://a/wapi', '--port', '-1'],
      /^wapi-verify: --port must be a number from 0 to 65535, received "-1"[^\n]+ See wapi-verify proxy --help\.$/,
    ],
    [
      ['http://a/wapi', '--timeout', '0'],
      /^wapi-verify: --timeout must be above 0 and at most 86400 seconds, received 0\./,
    ],
    [['http://a/wapi', '--stateless'], /^wapi-verify: Unknown option '--stateless'\. See/],
    [['http://a/wapi', '--prot', '1'], /^wapi-verify: Unknown option '--prot' \(did you mean --port\?\)\. See/],
    [
      ['http://a/wapi', '--report', '/nowhere/at/all.json'],
      /^wapi-verify: proxy cannot write \/nowhere\/at\/all\.json: ENOENT/,
    ],
    [
      ['http://a/wapi', '--host', '203.0.113.1'],
      /^wapi-verify: --host must be an address of this machine, received "203\.0\.113\.1"/,
    ],
  ])('rejects %j in one line', async (args, message) => {
    // Run the command in this process, because starting a process takes much longer than the error. The first test
    // above starts a process.
    const printed: unknown[] = [];
    const print = vi.spyOn(console, 'error').mockImplementation((line) => void printed.push(line));
    await runCommand(findCommand(['proxy', ...args]));
    print.mockRestore();
    const { exitCode } = process;
    process.exitCode = undefined;
    expect([exitCode, printed]).toEqual([2, [expect.stringMatching(message)]]);
    expect(printed[0]).not.toContain('hunter2');
  });
});
