import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DocsError } from '../docs-error.js';
import { findPackage } from './find-package.js';

/** A package's own description, as its page shows it. */
export interface Guide {
  /** The page's address from the site's root. */
  address: string;
  title: string;
  /** Markdown: what the package is, in a paragraph. */
  summary: string;
  /** Markdown: the rest. */
  body: string;
}

const PACKAGES = [
  ['client', 'TypeScript client'],
  ['mock', 'Mock'],
] as const;

/**
 * Reads the guides of the packages that readers use: their own README files.
 *
 * @throws DocsError when one is not there, or is not a heading, a paragraph and more
 */
export function readGuides(): Guide[] {
  return PACKAGES.map(([name, title]) => {
    const file = join(findPackage(`@wapi/${name}`), 'README.md');
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch {
      throw new DocsError(`packages/${name}/README.md cannot be read, which is the guide to it.`);
    }
    const [heading = '', summary, ...rest] = text.trim().split(/\n{2,}/);
    if (!heading.startsWith('# ') || summary === undefined || rest.length === 0) {
      throw new DocsError(`packages/${name}/README.md does not begin with a heading and a paragraph.`);
    }
    return { address: `${name}/`, title, summary, body: withoutRepositoryLinks(rest.join('\n\n')) };
  });
}

/** A link to another file of the repository leads nowhere here, so its words stand alone. */
function withoutRepositoryLinks(markdown: string): string {
  return markdown.replaceAll(/\[([^\]]+)\]\((?!https?:|#)[^)]*\)/g, '$1');
}
