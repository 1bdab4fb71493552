import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fileRules } from './sources.js';

/** @typedef {{ id: string, description: string, page?: string, text?: string }} Rule */

const repository = fileURLToPath(new URL('../../..', import.meta.url));
/** The pages of the rules, from the repository root. */
const pages = 'tools/ruleset/docs';

/**
 * This repository's rules, each with its page: a path from the repository root, and what is on it.
 *
 * @param {Record<string, { description: string }>} [house] the ruleset's rules; without them only those that are about files
 * @returns {Rule[]} sorted by id
 */
export function rulesOf(house = {}) {
  const described = [...Object.entries(fileRules), ...Object.entries(house).map(([id, { description }]) => [id, description])];
  return described
    .map(([id, description]) => {
      const page = `${pages}/${id}.md`;
      const file = join(repository, page);
      return existsSync(file) ? { id, description, page, text: readFileSync(file, 'utf8') } : { id, description };
    })
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
