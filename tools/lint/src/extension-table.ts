// Generates the table of extensions in spec/README.md from spec/extensions.schema.json. With `--check` it writes
// nothing, and exits with 1 if the table is out of date.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { specDir } from './redocly.js';
import { extensionsSchema } from './source/extensions.js';

const begin = '<!-- begin: generated from extensions.schema.json by tools/lint/src/extension-table.ts -->';
const end = '<!-- end -->';

/** Formats the table in Markdown. */
export function formatExtensionTable(): string {
  const rows = Object.entries(extensionsSchema.properties).flatMap(([name, definition]) =>
    (definition.anyOf ?? [definition]).map(({ title, description, examples: [example] = [] }) => {
      const value = stringify(example, { collectionStyle: 'flow', lineWidth: 0 }).trim();
      return `| \`${name}\` | ${title} | ${escapeCell(description)} | \`${escapeCell(value)}\` |`;
    }),
  );
  return ['| extension | on | meaning | example |', '|---|---|---|---|', ...rows].join('\n');
}

const escapeCell = (text = '') => text.replaceAll('|', '\\|');

/** Replaces the table between the markers in a Markdown file's content. */
export function replaceExtensionTable(text: string): string {
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(`spec/README.md must contain the lines "${begin}" and "${end}". Restore them.`);
  return `${before}${begin}\n\n${formatExtensionTable()}\n\n${end}${after}`;
}

if (process.argv[1] === import.meta.filename) {
  const file = join(specDir, 'README.md');
  const text = readFileSync(file, 'utf8');
  const current = replaceExtensionTable(text);
  if (!process.argv.includes('--check')) writeFileSync(file, current);
  else if (current !== text) {
    console.error(
      'spec/README.md: the table of extensions is out of date. Run `npx tsx tools/lint/src/extension-table.ts`.',
    );
    process.exitCode = 1;
  }
}
