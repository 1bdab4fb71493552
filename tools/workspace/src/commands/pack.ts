// `npm run pack`: packs the client and the mock as tarballs, which can be installed without this repository or a
// registry.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { asksForHelp, parseCommandLine, UsageError } from '@wapi/lint/helpers';
import { packPackage } from '../release/pnpm.js';
import { rootDir } from '../root-dir.js';
import { runTurbo } from '../turbo/run-turbo.js';

const HELP = `Usage: npm run pack -- [folder]

Builds @wapi/client and @wapi/mock, and writes each as a tarball that contains everything it needs.
Install a tarball with npm, pnpm, yarn or bun, and commit it next to your lockfile.

  folder      where to write them (default: packed, in this repository)
  --help, -h  print this text

Exit codes
  0  packed
  1  a build failed
  2  an argument is invalid`;

/** Use WAPI_CWD, because npm and pnpm change to the root of the repository. */
const callerFolder = process.env['WAPI_CWD'] ?? process.cwd();

const PACKAGES = ['client', 'mock'];

/**
 * Reads the target folder from the arguments.
 *
 * @throws {UsageError} if more than one argument is given
 */
function readFolder(args: readonly string[]): string {
  const [folder = join(rootDir, 'packed'), extra] = parseCommandLine(args, {}).positionals;
  if (extra !== undefined) throw new UsageError(`expected one folder, received also ${JSON.stringify(extra)}.`);
  return resolve(callerFolder, folder);
}

async function pack(folder: string): Promise<void> {
  const { failed } = await runTurbo(['build'], { filters: PACKAGES.map((name) => `@wapi/${name}`) });
  if (failed.length > 0) {
    process.exitCode = 1;
    return;
  }
  mkdirSync(folder, { recursive: true });
  const tarballs = PACKAGES.map((name) => packPackage(join(rootDir, 'packages', name), folder));
  // Print absolute paths, because the user installs the tarballs in a different folder.
  console.log(`\nPacked ${tarballs.join(' and ')}. Install them in your project:\n\n  npm install ${tarballs[0]}`);
  console.log(`  npm install --save-dev ${tarballs[1]}`);
}

if (asksForHelp(process.argv.slice(2))) {
  console.log(HELP);
} else {
  try {
    await pack(readFolder(process.argv.slice(2)));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`npm run pack: ${error.message} See npm run pack -- --help.`);
    process.exitCode = 2;
  }
}
