import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const program = fileURLToPath(new URL('../../src/commands/start.ts', import.meta.url));

async function start(env: Record<string, string>): Promise<{ output: string; code: number }> {
  const child = spawn(process.execPath, ['--import', 'tsx', program], { env: { ...process.env, ...env } });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const [code] = (await once(child, 'close')) as [number];
  return { output: output.trim(), code };
}

describe('npm start', () => {
  it.each(['DOCS_PORT', 'MOCK_PORT'])('names %s if its port is in use, before it builds anything', async (variable) => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const free = { DOCS_PORT: '0', MOCK_PORT: '0', [variable]: String(port) };

    expect(await start(free)).toEqual({
      output: `Port ${port} is in use. Set ${variable} to another port: ${variable}=${port + 1} npm start`,
      code: 1,
    });
    other.close();
  });

  it.each([
    [{ DOCS_PORT: 'docs' }, 'DOCS_PORT must be a port from 0 to 65535, received docs.'],
    [{ MOCK_PLATFORM: 'xx' }, 'MOCK_PLATFORM must be one of bb, gd, gy, jm, tt, received xx.'],
    [{ DOCS_PORT: '4321', MOCK_PORT: '4321' }, 'DOCS_PORT and MOCK_PORT must differ, received 4321 for both.'],
  ])('rejects %j', async (env, output) => {
    expect(await start(env)).toEqual({ output, code: 1 });
  });
});
