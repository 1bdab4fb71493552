import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const program = fileURLToPath(new URL('../../src/commands/start.ts', import.meta.url));

/** Runs the script of `npm start` with some environment. */
async function start(env: Record<string, string>): Promise<{ output: string; code: number }> {
  const child = spawn(process.execPath, ['--import', 'tsx', program], { env: { ...process.env, ...env } });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const [code] = (await once(child, 'close')) as [number];
  return { output: output.trim(), code };
}

describe('npm start', () => {
  it.each(['DOCS_PORT', 'MOCK_PORT'])('names %s if its port is taken, before it builds anything', async (variable) => {
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
    [
      { DOCS_PORT: '4321', MOCK_PORT: '4321' },
      'DOCS_PORT and MOCK_PORT are both 4321. Set one of them to another port.',
    ],
  ])('refuses %j', async (env, output) => {
    expect(await start(env)).toEqual({ output, code: 1 });
  });
});
