// `tsx tools/compat/src/generators/main.ts [generator…]`: runs third-party generators on the bundle and prints a
// Markdown table. Run it only by hand, because it installs a pinned version of each generator from the npm registry
// into a temporary folder.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generators } from './generators.js';
import { measure } from './measure.js';
import { selectGenerators } from './select-generators.js';
import { formatTable } from './table.js';

interface SpecDocument {
  paths: Record<string, Record<string, { operationId?: string }>>;
}

const spec = fileURLToPath(import.meta.resolve('@wapi/spec/openapi.json'));

function main(): void {
  const selected = selectGenerators(generators, process.argv.slice(2));
  if (!existsSync(spec)) throw new Error('spec/dist/openapi.json does not exist. Run: npm run build');
  const { paths } = JSON.parse(readFileSync(spec, 'utf8')) as SpecDocument;
  const operationIds = Object.values(paths).flatMap((item) =>
    Object.values(item).flatMap(({ operationId }) => operationId ?? []),
  );

  const folder = mkdtempSync(join(tmpdir(), 'wapi-generators-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

  const results = selected.map((generator, index) => {
    // Print progress to stderr, because the user may pipe the table into a file.
    console.error(`  ${generator.name} ${generator.version}`);
    const own = join(folder, String(index));
    mkdirSync(own);
    return measure(generator, { folder: own, spec, operationIds });
  });
  console.log(formatTable(results, operationIds.length));
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
