// Publishes every package whose version npm does not have yet. For the release workflow, which has the right to.
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
const homeless = published.filter(({ manifest }) => !manifest.repository);

if (published.some(({ manifest }) => manifest.version === '0.0.0')) {
  console.log('Nothing is published: not every package has a version yet. A changeset gives them one.');
} else if (homeless.length > 0) {
  const folders = homeless.map(({ folder }) => folder).join(', ');
  console.error(
    `Nothing is published: ${folders} have no "repository" in package.json, which npm needs for provenance.`,
  );
  process.exitCode = 1;
} else {
  const { status } = spawnSync('changeset', ['publish'], { cwd: rootDir, stdio: 'inherit' });
  process.exitCode = status ?? 1;
}
