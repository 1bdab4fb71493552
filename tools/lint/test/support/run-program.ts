import { spawnSync, type SpawnSyncOptions } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

// Use an absolute URL, because programs also run in folders without tsx.
const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** Runs a program of this package. `name` is its file in `src`. */
export function runProgram(name: string, args: readonly string[], options: SpawnSyncOptions = {}) {
  const program = fileURLToPath(new URL(`../../src/${name}`, import.meta.url));
  // Remove INIT_CWD. A package manager sets it to the folder in which the tests were started.
  const env = { ...process.env, ...options.env, INIT_CWD: undefined };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', loader, program, ...args], {
    ...options,
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}
