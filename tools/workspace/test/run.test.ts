import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const program = fileURLToPath(new URL('../src/run.cjs', import.meta.url));

it.each([
  ['is quiet', '', 'warn'],
  ['is as loud as the user wants', 'debug', 'debug'],
])('npm start › %s while it installs packages without a terminal', async (_how, wanted, level) => {
  const folder = await mkdtemp(join(tmpdir(), 'wapi-run-'));
  await writeFile(join(folder, 'npx'), '#!/bin/sh\necho "$npm_config_loglevel $*"\n', { mode: 0o755 });
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env['PATH']}`, npm_config_loglevel: wanted };
  const { stdout } = await promisify(execFile)(process.execPath, [program, 'main'], { env });
  await rm(folder, { recursive: true });
  expect(stdout).toMatch(new RegExp(`^${level} --yes pnpm@\\S+ --silent run main\n$`));
});
