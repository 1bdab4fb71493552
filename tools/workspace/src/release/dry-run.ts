import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { rootDir } from '../root-dir.js';
import { runTurbo } from '../turbo/run-turbo.js';
import { listPublishedPackages, type PublishedPackage } from './packages.js';
import { pnpm } from './pnpm.js';
import { ReleaseError, stageRelease } from './stage.js';

/**
 * Runs all steps of a release except publishing, in a clone of the last commit.
 *
 * @param target the folder for tarballs, changelogs and SBOM
 * @returns the packages with the versions of the release
 * @throws {ReleaseError} if a step fails
 */
export async function dryRun(target: string): Promise<PublishedPackage[]> {
  const clone = mkdtempSync(join(tmpdir(), 'wapi-release-'));
  try {
    execFileSync('git', ['clone', '--quiet', rootDir, clone]);
    console.log('Installing in a clone of the last commit');
    pnpm(['install', '--frozen-lockfile', '--prefer-offline', '--reporter=silent'], clone);

    const pending = readdirSync(join(clone, '.changeset')).filter((name) => /^(?!README).*\.md$/.test(name)).length;
    console.log(`Raising the versions: ${pending} changesets`);
    if (pending > 0) pnpm(['exec', 'changeset', 'version'], clone);
    const packages = listPublishedPackages(clone);

    console.log('Building');
    const { failed } = await runTurbo(['build'], { root: clone, filters: packages.map(({ name }) => name) });
    if (failed.length > 0) throw new ReleaseError(`could not build ${failed.join(', ')}.`);

    console.log('Packing');
    stageRelease(packages, target);
    for (const { folder } of packages)
      copyFileSync(join(folder, 'CHANGELOG.md'), join(target, `CHANGELOG-${basename(folder)}.md`));
    return packages;
  } finally {
    rmSync(clone, { recursive: true, force: true, maxRetries: 3 });
  }
}
