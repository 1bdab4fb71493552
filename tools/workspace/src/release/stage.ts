import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { findForbiddenLicences } from './licences.js';
import { getNpmEnvironment } from '../npm-environment.js';
import type { PublishedPackage } from './packages.js';
import { packPackage } from './pnpm.js';
import { completeSbom, listComponents, readNotices, type Sbom } from './sbom.js';

/** The name of the software bill of materials, in the CycloneDX format. */
const SBOM_FILE = 'sbom.cdx.json';

export class ReleaseError extends Error {
  override readonly name = 'ReleaseError';
}

/**
 * Packs the built packages, creates an SBOM of everything that they install, and checks the licences.
 *
 * @param target the folder for tarballs and SBOM. Its earlier content is deleted.
 * @throws {ReleaseError} if a licence is not permissive, or if npm would refuse to publish a package
 */
export function stageRelease(packages: readonly PublishedPackage[], target: string): void {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const tarballs = packages.map(({ folder }) => packPackage(folder, target));
  for (const tarball of tarballs) {
    runNpm(['publish', tarball, '--dry-run', '--access=public', '--ignore-scripts', '--loglevel=error'], target);
    console.log(`  packed   ${basename(tarball)}  ${Math.ceil(statSync(tarball).size / 1000)} kB`);
  }

  const bundled = new Map(
    packages.map(({ name, folder }) => {
      const notices = join(folder, 'dist/third-party-notices.txt');
      return [name, existsSync(notices) ? readNotices(readFileSync(notices, 'utf8')) : []];
    }),
  );
  const sbom = completeSbom(readInstalledPackages(tarballs, packages[0]?.version), bundled);
  writeFileSync(join(target, SBOM_FILE), `${JSON.stringify(sbom, undefined, 2)}\n`);
  const components = listComponents(sbom);
  console.log(`  written  ${SBOM_FILE}  ${components.length} packages`);

  const forbidden = findForbiddenLicences(sbom);
  if (forbidden.length > 0)
    throw new ReleaseError(
      `each installed package must have a permissive licence, received ${forbidden.join(', ')}. ` +
        'Replace the package, or add its licence to tools/workspace/src/release/licences.ts.',
    );
  console.log(`  checked  the licences of ${components.length} packages`);
}

/** Resolves the dependencies of the tarballs as npm would install them today, but does not install them. */
function readInstalledPackages(tarballs: readonly string[], version: string | undefined): Sbom {
  const folder = mkdtempSync(join(tmpdir(), 'wapi-sbom-'));
  // npm uses the folder's name as the name of the software in the SBOM.
  const project = join(folder, 'wapi-kit');
  try {
    mkdirSync(project);
    writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'wapi-kit', version, private: true }));
    const only = ['--package-lock-only', '--omit=optional', '--omit=peer'];
    runNpm(
      ['install', ...only, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...tarballs],
      project,
    );
    return JSON.parse(runNpm(['sbom', ...only, '--sbom-format=cyclonedx'], project)) as Sbom;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Runs npm, and returns its standard output.
 *
 * @throws {ReleaseError} if npm fails. Its messages are on stderr.
 */
function runNpm(args: readonly string[], cwd: string): string {
  try {
    return execFileSync('npm', args, {
      cwd,
      encoding: 'utf8',
      env: getNpmEnvironment(),
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  } catch (error) {
    throw new ReleaseError(`npm ${args[0]} failed. Its messages are above.`, { cause: error });
  }
}
