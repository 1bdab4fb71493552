import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DocsError } from '../docs-error.js';
import { findPackage } from './find-package.js';

/** A rule of the spec's lint, as its page tells it. */
export interface Rule {
  name: string;
  /** Markdown: the one sentence that says what the rule asks for. */
  summary: string;
  /** Markdown: who is hurt otherwise, and what is wrong and right. */
  body: string;
}

/**
 * Reads the pages of the lint's rules, by name.
 *
 * @param folder holds one file for each rule, named after it
 * @throws DocsError when they cannot be read, or one is not a heading with the rule's name, a summary and more
 */
export function readRules(folder = findRuleDocs()): Rule[] {
  return fileNames(folder)
    .toSorted()
    .map((file) => parseRule(file.slice(0, -'.md'.length), readFileSync(join(folder, file), 'utf8')));
}

/** The folder of the rules' pages in the package that has the rules. */
export function findRuleDocs(): string {
  return join(findPackage('@wapi/lint'), 'docs');
}

function fileNames(folder: string): string[] {
  try {
    return readdirSync(folder).filter((file) => file.endsWith('.md'));
  } catch {
    throw new DocsError(`The pages of the lint's rules cannot be read: ${folder} is not there.`);
  }
}

function parseRule(name: string, text: string): Rule {
  const [heading, summary, ...rest] = text.trim().split(/\n{2,}/);
  if (heading !== `# ${name}` || summary === undefined || rest.length === 0) {
    throw new DocsError(
      `tools/lint/docs/${name}.md is not the heading "# ${name}", one sentence, and the reason with snippets.`,
    );
  }
  return { name, summary, body: rest.join('\n\n') };
}
