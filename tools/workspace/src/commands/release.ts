// `npm run release`: publishes every package version that npm does not have yet. Only the release workflow may run it.
import { spawnSync } from 'node:child_process';
import { join, relative } from 'node:path';
import { asksForHelp, parseCommandLine, UsageError } from '@wapi/lint/helpers';
import { dryRun } from '../release/dry-run.js';
import { listPublishedPackages, type PublishedPackage } from '../release/packages.js';
import { ReleaseError, stageRelease } from '../release/stage.js';
import { rootDir } from '../root-dir.js';

const HELP = `Usage: npm run release -- --dry-run

Publishes every package version that npm does not have yet. Only the release workflow may publish.
With --dry-run: raises the versions in a clone of the last commit, writes the changelogs, builds, packs, checks the
licences and writes an SBOM. Publishes nothing and changes no file under version control.

Tarballs, changelogs and SBOM are in packed/release.

  --dry-run   do everything except publishing
  --help, -h  print this text

Exit codes
  0  published, or the dry run succeeded
  1  a step failed
  2  an argument is invalid`;

const target = join(rootDir, 'packed', 'release');

/**
 * Returns the change that the packages need before publication, as an imperative sentence. Returns undefined if they
 * can be published.
 */
function findObstacle(packages: readonly PublishedPackage[]): string | undefined {
  const folders = packages
    .filter(({ hasRepository }) => !hasRepository)
    .map(({ folder }) => `packages/${folder.split(/[\\/]/).at(-1)}`);
  return folders.length === 0
    ? undefined
    : `add "repository" to package.json of ${folders.join(', ')}. npm needs it for provenance.`;
}

async function rehearse(): Promise<void> {
  const packages = await dryRun(target);
  const names = packages.map(({ name, version }) => `${name}@${version}`).join(', ');
  console.log(`\nWould publish ${names}.`);
  console.log(`The tarballs, changelogs and the SBOM are in ${relative(rootDir, target)}.`);
  const obstacle = findObstacle(packages);
  if (obstacle !== undefined) console.log(`\nBefore the release, ${obstacle}`);
}

/**
 * Publishes the packages.
 *
 * @throws {ReleaseError} if the packages must not be published
 */
function publish(): void {
  const packages = listPublishedPackages(rootDir);
  if (process.env['GITHUB_ACTIONS'] !== 'true')
    throw new ReleaseError('only the release workflow may publish. Try a release with: npm run release -- --dry-run');
  if (packages.some(({ version }) => version === '0.0.0')) {
    console.log('Nothing was published: a package still has version 0.0.0. Merge the release pull request first.');
    return;
  }
  const obstacle = findObstacle(packages);
  if (obstacle !== undefined) throw new ReleaseError(obstacle);
  stageRelease(packages, target);
  const { status } = spawnSync('changeset', ['publish'], { cwd: rootDir, stdio: 'inherit' });
  process.exitCode = status ?? 1;
}

async function main(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseCommandLine(args, { 'dry-run': { type: 'boolean' } });
  if (positionals.length > 0)
    throw new UsageError(`expected no arguments, received ${JSON.stringify(positionals[0])}.`);
  if (values['dry-run'] === true) await rehearse();
  else publish();
}

if (asksForHelp(process.argv.slice(2))) {
  console.log(HELP);
} else {
  try {
    await main(process.argv.slice(2));
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`npm run release: ${error.message} See npm run release -- --help.`);
      process.exitCode = 2;
    } else if (error instanceof ReleaseError) {
      console.error(`Nothing was published: ${error.message}`);
      process.exitCode = 1;
    } else throw error;
  }
}
