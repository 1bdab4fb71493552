// Not part of competitors.ts, because this module needs tsx. Measured processes import competitors.ts and run without
// tsx.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { getNpmEnvironment } from '@wapi/workspace/npm-environment';
import { folder } from './competitors.js';

/**
 * Installs the mock's competitors from their lockfile, if they are not installed yet. They are 300 packages that no
 * other command needs, and some of them require a later Node than this project.
 *
 * @throws Error if npm cannot install them
 */
export function installCompetitors(): void {
  if (existsSync(new URL('node_modules/.package-lock.json', folder))) return;
  console.log('Installing the competitors');
  const { status, stderr, error } = spawnSync(
    'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: fileURLToPath(folder),
      env: getNpmEnvironment(),
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
      shell: process.platform === 'win32',
    },
  );
  if (status === 0) return;
  const reason =
    error?.message ??
    stderr.split('\n').find((line) => /^npm error (?!code|errno|syscall)/.test(line)) ??
    `exit code ${status}`;
  throw new Error(`npm could not install the competitors: ${reason.replace('npm error ', '')}`);
}
