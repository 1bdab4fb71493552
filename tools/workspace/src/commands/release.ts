// Publishes every package version that npm does not have yet. Only the release workflow has the permission.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootDir } from '../root-dir.js';

interface Manifest {
  readonly version: string;
  readonly repository?: unknown;
}

const published = ['types', 'validation', 'client', 'mock', 'verify'].map((name) => {
  const folder = `packages/${name}`;
  return { folder, manifest: JSON.parse(readFileSync(join(rootDir, folder, 'package.json'), 'utf8')) as Manifest };
});

/** npm compares the provenance of a package with the repository in its manifest, and rejects a manifest without one. */
const withoutRepository = published.filter(({ manifest }) => !manifest.repository);

if (published.some(({ manifest }) => manifest.version === '0.0.0')) {
  console.log('Nothing was published: a package still has version 0.0.0. Merge the release pull request first.');
} else if (withoutRepository.length > 0) {
  const folders = withoutRepository.map(({ folder }) => folder).join(', ');
  console.error(`Nothing was published: add "repository" to package.json of ${folders}. npm needs it for provenance.`);
  process.exitCode = 1;
} else {
  const { status } = spawnSync('changeset', ['publish'], { cwd: rootDir, stdio: 'inherit' });
  process.exitCode = status ?? 1;
}
