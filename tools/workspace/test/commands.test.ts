import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { PlatformError, readPlatform } from '../src/platform.js';
import { PortError, readPort } from '../src/ports.js';
import requireNode from '../src/require-node.cjs';
import { summarize } from '../src/summary.js';

describe('the Node version', () => {
  it.each([
    ['v20.19.0', true],
    ['v20.20.2', true],
    ['v22.12.0', true],
    ['v24.18.0', true],
    ['v30.0.0', true],
    ['v20.18.9', false],
    ['v18.20.8', false],
    ['v21.7.3', false],
    ['v22.11.0', false],
    ['v0.12.18', false],
  ])('%s: %s', (version, supported) => {
    expect(requireNode.isSupported(version, '^20.19.0 || >=22.12.0')).toBe(supported);
  });
});

describe('a port', () => {
  it('is the standard one unless the variable is set', () => {
    expect(readPort({}, 'DOCS_PORT', 4000)).toBe(4000);
    expect(readPort({ DOCS_PORT: '' }, 'DOCS_PORT', 4000)).toBe(4000);
    expect(readPort({ DOCS_PORT: '0' }, 'DOCS_PORT', 4000)).toBe(0);
    expect(readPort({ DOCS_PORT: '5000' }, 'DOCS_PORT', 4000)).toBe(5000);
  });

  it.each(['x', '-1', '65536', '80.5', '0x50', ' 80'])('is not %j', (value) => {
    expect(() => readPort({ DOCS_PORT: value }, 'DOCS_PORT', 4000)).toThrow(PortError);
    expect(() => readPort({ DOCS_PORT: value }, 'DOCS_PORT', 4000)).toThrow('DOCS_PORT=');
  });
});

describe('the platform of the mock', () => {
  const spec = fileURLToPath(new URL('../../../spec/openapi.yaml', import.meta.url));

  it('is one that the spec has, and the default unless the variable is set', () => {
    expect([{}, { MOCK_PLATFORM: '' }, { MOCK_PLATFORM: 'jm' }].map((env) => readPlatform(env, spec))).toEqual([undefined, undefined, 'jm']);
    expect(() => readPlatform({ MOCK_PLATFORM: 'JM' }, spec)).toThrow(PlatformError);
  });
});

/** Runs `npm start`'s script with some environment and returns what it printed and its exit code. */
async function start(env: Record<string, string>): Promise<{ output: string; code: number }> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('../src/start.js', import.meta.url))], { env: { ...process.env, ...env } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const [code] = (await once(child, 'close')) as [number];
  return { output: output.trim(), code };
}

describe('npm start', () => {
  it.each(['DOCS_PORT', 'MOCK_PORT'])('names %s when its port is taken, before it builds anything', async (variable) => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const free = { DOCS_PORT: '0', MOCK_PORT: '0', [variable]: String(port) };

    expect(await start(free)).toEqual({
      output: `Port ${port} is taken. Set ${variable} to another one: ${variable}=${port + 1} npm start`,
      code: 1,
    });
    other.close();
  });

  it.each([
    [{ DOCS_PORT: 'docs' }, 'DOCS_PORT=docs is not a port: use a number from 0 to 65535.'],
    [{ MOCK_PLATFORM: 'xx' }, "MOCK_PLATFORM=xx is none of the spec's platforms: use bb, gd, gy, jm, tt."],
    [{ DOCS_PORT: '4321', MOCK_PORT: '4321' }, 'DOCS_PORT and MOCK_PORT are both 4321. Set one of them to another port.'],
  ])('refuses %j', async (env, output) => {
    expect(await start(env)).toEqual({ output, code: 1 });
  });
});

describe('a command that npm started', () => {
  const launcher = new URL('../src/launcher.js', import.meta.url).href;
  const source = `import { whenLauncherIsGone } from '${launcher}'; whenLauncherIsGone(() => process.exit(7)); setTimeout(() => process.exit(8), 700);`;
  const run = async (env: Record<string, string>): Promise<number> => {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', source], {
      env: { ...process.env, ...env },
      stdio: ['pipe', 'ignore', 'inherit'],
    });
    child.stdin.end();
    const [code] = (await once(child, 'close')) as [number];
    return code;
  };

  it('notices that the process above it is gone', async () => {
    expect(await run({ WAPI_LAUNCHED: '1' })).toBe(7);
  });

  it('does not take an empty standard input for that when it is run by hand', async () => {
    expect(await run({ WAPI_LAUNCHED: '' })).toBe(8);
  });
});

describe('the closing line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'summary-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const report = (name: string, numPassedTests: number, numFailedTests: number, numPendingTests: number): string => {
    const file = join(folder, name);
    writeFileSync(file, JSON.stringify({ numPassedTests, numFailedTests, numPendingTests, numTodoTests: 0 }));
    return file;
  };

  it('adds up the reports', () => {
    expect(summarize([report('a', 3, 0, 0), report('b', 4, 0, 0)], [])).toEqual({ line: '7 passed, 0 failed', ok: true });
    expect(summarize([report('a', 3, 0, 2)], [])).toEqual({ line: '3 passed, 0 failed, 2 skipped', ok: true });
    expect(summarize([report('a', 3, 2, 0)], ['@wapi/mock#test'])).toEqual({ line: '3 passed, 2 failed', ok: false });
  });

  it('counts a failed step that is no test', () => {
    expect(summarize([report('a', 3, 0, 0)], ['@wapi/mock#typecheck', 'oxlint'])).toEqual({ line: '3 passed, 2 failed', ok: false });
    expect(summarize([report('a', 3, 1, 0)], ['@wapi/mock#test', 'oxlint'])).toEqual({ line: '3 passed, 2 failed', ok: false });
  });

  it('counts a test run that ended without a report', () => {
    expect(summarize([report('a', 3, 0, 0), join(folder, 'missing')], ['@wapi/docs#test'])).toEqual({ line: '3 passed, 1 failed', ok: false });
  });

  it('is no success when nothing was tested', () => {
    expect(summarize([], [])).toEqual({ line: '0 passed, 0 failed', ok: false });
  });
});
