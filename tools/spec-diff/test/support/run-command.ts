import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

interface CommandResult {
  status: number | null;
  stdout: string;
  stderr: string;
}

/**
 * Runs a command of this package in its own process.
 *
 * @param file relative to `src`
 */
export function runCommand(
  file: string,
  args: string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv },
): CommandResult {
  const source = fileURLToPath(new URL(`../../src/${file}`, import.meta.url));
  const { INIT_CWD: _folderOfTestRun, ...env } = process.env;
  return spawnSync(process.execPath, ['--import', import.meta.resolve('tsx'), source, ...args], {
    cwd: options.cwd,
    encoding: 'utf8',
    env: { ...env, ...options.env },
  });
}
