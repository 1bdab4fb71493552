import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceDir } from '../package-root.js';

/** In the order of the cascade. */
const FILES = ['base.css', 'parts.css', 'code-and-lists.css', 'wide-and-print.css'];

/** The site's styles, ready to stand in a page, with their hash for the page's security policy. */
export function readStyle(): { css: string; hash: string } {
  const css = minifyCss(FILES.map((name) => readFileSync(join(sourceDir, 'theme', 'styles', name), 'utf8')).join('\n'));
  return { css, hash: `sha256-${createHash('sha256').update(css).digest('base64')}` };
}

/** Takes out what a browser does not need: comments, and space that separates nothing. */
export function minifyCss(css: string): string {
  return css
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};,>]) ?/g, '$1')
    .replaceAll(/: /g, ':')
    .replaceAll(';}', '}')
    .replaceAll(/(?<=[\s:,(-])0\.(?=\d)/g, '.')
    .trim();
}
