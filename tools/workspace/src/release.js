// Publishes every package whose version npm does not have yet. For the release workflow, which has the right to.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../../', import.meta.url);
const published = ['types', 'client', 'mock'];

const manifests = published.map((name) => JSON.parse(readFileSync(new URL(`packages/${name}/package.json`, root), 'utf8')));

/** npm compares the provenance of a package with the repository that its manifest names, and refuses one that names none. */
const homeless = published.filter((_name, index) => !manifests[index].repository);

if (manifests.some(({ version }) => version === '0.0.0')) {
  console.log('Nothing is published: not every package has a version yet. A changeset gives them one.');
} else if (homeless.length > 0) {
  console.error(
    `Nothing is published: packages/${homeless.join(', packages/')} have no "repository" in package.json, which npm needs for provenance.`,
  );
  process.exitCode = 1;
} else {
  const { status } = spawnSync('changeset', ['publish'], { cwd: fileURLToPath(root), stdio: 'inherit' });
  process.exitCode = status ?? 1;
}
