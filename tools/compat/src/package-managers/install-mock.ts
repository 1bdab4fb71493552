import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runToSuccess } from '../processes/run-program.js';
import { tryDownload } from '../registry/network-tests.js';
import { findPackage } from './find-package.js';
import { pack } from './pack.js';
import { bareEnvironment } from './package-managers.js';

/** The packed mock, in a folder outside the workspace. */
export interface PackedMock {
  readonly tarball: string;
  /** The folder to install the mock into. */
  readonly prefix: string;
  /** An empty folder. */
  readonly home: string;
  readonly remove: () => void;
}

/** If the installation takes longer, its tests are skipped. It takes 15 s on a typical connection. */
const INSTALL_SECONDS = 90;

export async function packMock(): Promise<PackedMock> {
  const folder = mkdtempSync(join(tmpdir(), 'wapi-packed-mock-'));
  const home = join(folder, 'home');
  const prefix = join(folder, 'prefix');
  for (const path of [home, prefix]) mkdirSync(path);
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  try {
    return { tarball: await pack(findPackage('@wapi/mock', import.meta.url), { folder, home }), prefix, home, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

/**
 * Installs the packed mock from the npm registry, with the command of its Containerfile.
 *
 * @returns the reason if the registry is too slow or out of reach
 * @throws {Error} with npm's reason if the installation fails
 */
export function installMock({ tarball, prefix, home }: PackedMock): Promise<string | undefined> {
  const [command = '', ...args] = installCommand().map((arg) =>
    arg.replace('/opt/wapi-mock', prefix).replace(/^\/tmp\/.*\.tgz$/, tarball),
  );
  return tryDownload({
    what: 'The dependencies of the packed mock',
    seconds: INSTALL_SECONDS,
    run: (seconds) =>
      runToSuccess(command, [...args, '--fetch-retries=1', '--fetch-timeout=20000'], {
        cwd: home,
        env: { ...bareEnvironment(home), ...networkSettings() },
        seconds,
      }),
  });
}

/** Only the settings that are needed to reach the registry. */
function networkSettings(): NodeJS.ProcessEnv {
  const wanted = /^(node_extra_ca_certs|ssl_cert_\w+|\w+_proxy|npm_config_registry)$/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => wanted.test(name)));
}

function installCommand(): string[] {
  const file = readFileSync(join(findPackage('@wapi/mock', import.meta.url), 'Containerfile'), 'utf8');
  const command = /^RUN (npm install .*)$/m.exec(file)?.[1];
  if (command === undefined) throw new Error('packages/mock/Containerfile must contain a line "RUN npm install …".');
  return command.split(' ');
}
