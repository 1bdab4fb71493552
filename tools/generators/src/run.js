// `node tools/generators/src/run.js [generator…]`: what generators of other people make of the bundle, as a Markdown table. By hand only: each
// of them is installed from the npm registry, in its pinned version, into a temporary folder.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { choose } from './choose.js';
import { generators } from './generators.js';
import { measure } from './measure.js';
import { table } from './table.js';

const spec = fileURLToPath(import.meta.resolve('@wapi/spec/openapi.json'));

function main() {
  const chosen = choose(generators, process.argv.slice(2));
  if (!existsSync(spec)) throw new Error('There is no spec/dist/openapi.json: run `npm run build` first.');
  /** @type {{ paths: Record<string, Record<string, { operationId?: string }>> }} */
  const { paths } = JSON.parse(readFileSync(spec, 'utf8'));
  const operationIds = Object.values(paths).flatMap((item) => Object.values(item).flatMap(({ operationId }) => operationId ?? []));

  const folder = mkdtempSync(join(tmpdir(), 'wapi-generators-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

  const results = chosen.map((generator, index) => {
    // Not a part of the table, which somebody may want in a file.
    console.error(`  ${generator.name} ${generator.version}`);
    const own = join(folder, String(index));
    mkdirSync(own);
    return measure(generator, { folder: own, spec, operationIds });
  });
  console.log(table(results, operationIds.length));
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
