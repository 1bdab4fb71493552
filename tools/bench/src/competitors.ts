import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { getNpmEnvironment } from '@wapi/workspace/npm-environment';

const folder = new URL('../competitors/', import.meta.url);
const require = createRequire(new URL('package.json', folder));

/**
 * Installs the mock's competitors as their lockfile lists them, if they are not installed yet. They are 300 packages
 * that no other command needs, and some of them declare a later Node than this project.
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

/**
 * Imports a competitor. The type check of this project runs without the competitor's types, so the caller declares what
 * it uses.
 *
 * @throws Error if it is not installed
 */
export async function importCompetitor<Module>(name: string): Promise<Module> {
  return (await import(pathToFileURL(require.resolve(name)).href)) as Module;
}

export function getCompetitorPath(path: string): string {
  return fileURLToPath(new URL(`node_modules/${path}`, folder));
}

/** The versions of the competitors' package.json. */
export function getCompetitorVersions(): Record<string, string> {
  const manifest = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return manifest.dependencies;
}
