import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const source = new URL('../src/', import.meta.url);

/**
 * Runs `npm start` of a clone in which no packages are installed, or in which the given version of pnpm is. Returns
 * what npx or pnpm received.
 */
async function start(wanted: string, installed?: string): Promise<string> {
  const clone = await mkdtemp(join(tmpdir(), 'wapi-run-'));
  const folder = join(clone, 'tools/workspace/src');
  await mkdir(folder, { recursive: true });
  for (const name of ['run.cjs', 'require-node.cjs']) await copyFile(new URL(name, source), join(folder, name));
  const manifest = { packageManager: 'pnpm@10.0.0', engines: { node: '>=20' } };
  await writeFile(join(clone, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(clone, 'npx'), '#!/bin/sh\necho "$npm_config_loglevel npx $*"\n', { mode: 0o755 });
  if (installed !== undefined) {
    await mkdir(join(clone, 'node_modules/pnpm/bin'), { recursive: true });
    await writeFile(join(clone, 'node_modules/pnpm/package.json'), JSON.stringify({ version: installed }));
    const print = "console.log(process.env.npm_config_loglevel, 'pnpm', ...process.argv.slice(2));";
    await writeFile(join(clone, 'node_modules/pnpm/bin/pnpm.cjs'), print);
  }
  const env = { ...process.env, PATH: `${clone}${delimiter}${process.env['PATH']}`, npm_config_loglevel: wanted };
  const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'run.cjs'), 'main'], { env });
  await rm(clone, { recursive: true });
  return stdout;
}

describe('npm start', () => {
  it.each([
    ['is quiet', '', 'warn'],
    ['is as loud as the user wants', 'debug', 'debug'],
  ])('%s while it installs packages without a terminal', async (_how, wanted, level) => {
    expect(await start(wanted)).toBe(`${level} npx --yes pnpm@10.0.0 --silent run main\n`);
  });

  it('uses the installed pnpm, but not a different version', async () => {
    expect(await start('', '10.0.0')).toBe('warn pnpm --silent run main\n');
    expect(await start('', '10.0.1')).toBe('warn npx --yes pnpm@10.0.0 --silent run main\n');
  });
});

it('the installed pnpm has the version of the field packageManager', async () => {
  const root = new URL('../../../', import.meta.url);
  const read = async (path: string) =>
    JSON.parse(await readFile(new URL(path, root), 'utf8')) as Record<string, string>;
  const { version } = await read('node_modules/pnpm/package.json');
  expect((await read('package.json'))['packageManager']).toBe(`pnpm@${version}`);
});
