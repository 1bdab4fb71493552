import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runToSuccess } from '../processes/run-program.js';
import { findPackage } from './find-package.js';
import { bareEnvironment } from './package-managers.js';

/** The mock, installed as in its container but in a folder outside the workspace. */
export interface InstalledMock {
  /** The folder into which the mock is installed. */
  readonly prefix: string;
  /** An empty folder. */
  readonly home: string;
  readonly remove: () => void;
}

/**
 * Installs the packed mock with the command from its Containerfile, without a registry.
 *
 * @throws {Error} with npm's reason if the installation fails
 */
export async function installMock(tarball: string): Promise<InstalledMock> {
  const folder = mkdtempSync(join(tmpdir(), 'wapi-packed-mock-'));
  const home = join(folder, 'home');
  const prefix = join(folder, 'prefix');
  for (const path of [home, prefix]) mkdirSync(path);
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  try {
    const [command = '', ...args] = installCommand().map((arg) =>
      arg.replace('/opt/wapi-mock', prefix).replace(/^\/tmp\/.*\.tgz$/, tarball),
    );
    await runToSuccess(command, [...args, '--offline'], { cwd: home, env: bareEnvironment(home) });
    return { prefix, home, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

function installCommand(): string[] {
  const file = readFileSync(join(findPackage('@wapi/mock', import.meta.url), 'Containerfile'), 'utf8');
  const command = /^RUN (npm install .*)$/m.exec(file)?.[1];
  if (command === undefined) throw new Error('packages/mock/Containerfile must contain a line "RUN npm install …".');
  return command.split(' ');
}
