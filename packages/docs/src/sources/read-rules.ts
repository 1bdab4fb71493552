import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DocsError } from '../docs-error.js';
import { findPackage } from './find-package.js';

/** The page of a lint rule. */
export interface Rule {
  name: string;
  /** One sentence of Markdown that states the rule. */
  summary: string;
  /** Markdown with the reason for the rule, a wrong snippet and a right snippet. */
  body: string;
}

/**
 * Reads the pages of the lint rules, sorted by name.
 *
 * @param folder the folder with one Markdown file for each rule, named after the rule
 * @throws DocsError if a page cannot be read, or does not consist of a heading with the rule's name, a summary and
 * further content
 */
export function readRules(folder = findRuleDocs()): Rule[] {
  return fileNames(folder)
    .toSorted()
    .map((file) => parseRule(file.slice(0, -'.md'.length), readFileSync(join(folder, file), 'utf8')));
}

/** Returns the folder in `@wapi/lint` that contains the rules' pages. */
export function findRuleDocs(): string {
  return join(findPackage('@wapi/lint'), 'docs');
}

function fileNames(folder: string): string[] {
  try {
    return readdirSync(folder).filter((file) => file.endsWith('.md'));
  } catch {
    throw new DocsError(`The pages of the lint rules could not be read: the folder ${folder} is missing.`);
  }
}

function parseRule(name: string, text: string): Rule {
  const [heading, summary, ...rest] = text.trim().split(/\n{2,}/);
  if (heading !== `# ${name}` || summary === undefined || rest.length === 0) {
    throw new DocsError(
      `tools/lint/docs/${name}.md must have the heading "# ${name}", then one sentence, then the reason with snippets.`,
    );
  }
  return { name, summary, body: rest.join('\n\n') };
}
