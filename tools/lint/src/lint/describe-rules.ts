import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RuleDescription } from '../report.js';
import { rules } from '../rules/index.js';
import { fileRules } from '../source/file-rules.js';

const repository = fileURLToPath(new URL('../../../..', import.meta.url));
const pagesFolder = 'tools/lint/docs';

/** Returns the id, description and page of each rule of this repository, sorted by id. */
export function describeRules(): RuleDescription[] {
  const described = [
    ...Object.entries(fileRules),
    ...Object.entries(rules).map(([id, { description }]): [string, string] => [id, description]),
  ];
  return described
    .map(([id, description]) => {
      const page = `${pagesFolder}/${id}.md`;
      const file = join(repository, page);
      return existsSync(file) ? { id, description, page, text: readFileSync(file, 'utf8') } : { id, description };
    })
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
