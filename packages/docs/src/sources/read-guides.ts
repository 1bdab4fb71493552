import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DocsError } from '../docs-error.js';
import { findPackage } from './find-package.js';

/** The README of a package, as the content of its page. */
export interface Guide {
  /** The page's address from the site's root. */
  address: string;
  title: string;
  /** Markdown: the first paragraph. */
  summary: string;
  /** Markdown: the text after the first paragraph. */
  body: string;
}

const PACKAGES = [
  ['client', 'TypeScript client'],
  ['mock', 'Mock'],
] as const;

/**
 * Reads the READMEs of the packages that readers use.
 *
 * @throws DocsError if a README is missing, or does not consist of a heading, a paragraph and further text
 */
export function readGuides(): Guide[] {
  return PACKAGES.map(([name, title]) => {
    const file = join(findPackage(`@wapi/${name}`), 'README.md');
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch {
      throw new DocsError(`packages/${name}/README.md could not be read. The site needs it as a page.`);
    }
    const [heading = '', summary, ...rest] = text.trim().split(/\n{2,}/);
    if (!heading.startsWith('# ') || summary === undefined || rest.length === 0) {
      throw new DocsError(
        `packages/${name}/README.md must have a heading in its first line, then a paragraph, then further text.`,
      );
    }
    return { address: `${name}/`, title, summary, body: withoutRepositoryLinks(withoutContents(rest.join('\n\n'))) };
  });
}

/** Removes the list of contents, because the site adds its own. */
function withoutContents(markdown: string): string {
  return markdown.replace(/^## Contents\n[\s\S]*?(?=^## )/m, '');
}

/** Replaces links to files of the repository by their text, because the site does not contain these files. */
function withoutRepositoryLinks(markdown: string): string {
  return markdown.replaceAll(/\[([^\]]+)\]\((?!https?:|#)[^)]*\)/g, '$1');
}
