import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DocsError } from '../docs-error.js';
import { sourceDir } from '../package-root.js';
import { findPackage } from './find-package.js';

/** A page that is written in Markdown. */
export interface Guide {
  /** The address of the guide's page, relative to the site's root. */
  address: string;
  title: string;
  /** The first paragraph, as Markdown. */
  summary: string;
  /** The content after the first paragraph, as Markdown. Links to pages of the site start with a slash. */
  body: string;
}

const PACKAGES = [
  ['client', 'TypeScript client'],
  ['mock', 'Mock'],
] as const;

/** The names of the files in `src/guides/`, in the order in which the site lists them. */
const GUIDES = [
  'take-a-payment',
  'pay-a-supplier',
  'after-a-timeout',
  'webhooks',
  'php',
  'testing',
  'jamaica',
  'from-v1',
  'glossary',
] as const;

/**
 * Reads the READMEs of the packages that readers use.
 *
 * @throws DocsError if a README is missing, or does not consist of a heading, a paragraph and further content
 */
export function readPackageGuides(): Guide[] {
  return PACKAGES.map(([name, title]) => {
    const { summary, body } = readGuide(join(findPackage(`@wapi/${name}`), 'README.md'), `packages/${name}/README.md`);
    return { address: `${name}/`, title, summary, body: withoutRepositoryLinks(withoutContents(body)) };
  });
}

/**
 * Reads the guides for the site.
 *
 * @throws DocsError if a guide is missing, or does not consist of a heading, a paragraph and further content
 */
export function readSiteGuides(): Guide[] {
  return GUIDES.map((name) => ({
    address: `guides/${name}/`,
    ...readGuide(join(sourceDir, 'guides', `${name}.md`), `packages/docs/src/guides/${name}.md`),
  }));
}

function readGuide(file: string, name: string): Omit<Guide, 'address'> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new DocsError(`${name} could not be read. The site needs it as a page.`);
  }
  const [heading = '', summary, ...rest] = text.trim().split(/\n{2,}/);
  if (!heading.startsWith('# ') || summary === undefined || rest.length === 0)
    throw new DocsError(`${name} must have a heading in its first line, then a paragraph, then further text.`);
  return { title: heading.slice(2), summary, body: rest.join('\n\n') };
}

/** Removes the table of contents, because the site adds its own. */
function withoutContents(markdown: string): string {
  return markdown.replace(/^## Contents\n[\s\S]*?(?=^## )/m, '');
}

/** Replaces links to files in the repository with their link text, because the site does not contain these files. */
function withoutRepositoryLinks(markdown: string): string {
  return markdown.replaceAll(/\[([^\]]+)\]\((?!https?:|#)[^)]*\)/g, '$1');
}
