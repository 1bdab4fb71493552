import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceDir } from '../package-root.js';

/** In cascade order. */
const FILES = ['base.css', 'parts.css', 'code-and-lists.css', 'wide-and-print.css'];

/** Returns the site's styles, minified. */
export function readStyle(): string {
  return minifyCss(FILES.map((name) => readFileSync(join(sourceDir, 'components', 'styles', name), 'utf8')).join('\n'));
}

/** Returns the Content-Security-Policy source that allows an inline style. */
export function styleSource(css: string): string {
  return `'sha256-${createHash('sha256').update(css).digest('base64')}'`;
}

/** Removes comments, needless spaces and zeros before a decimal point. */
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

/** Elements and classes that scripts add to a page. Their styles must stay. */
const ADDED_BY_SCRIPTS = ['search', 'input', 'button', 'form', 'label', '.hit', '.try'];

/**
 * Removes the rules that match no element of a page, so that no page contains the styles of other pages.
 *
 * @param css minified
 * @param html the page without its styles
 */
export function usedStyle(css: string, html: string): string {
  const names = new Set([...ADDED_BY_SCRIPTS, ...[...html.matchAll(/<([a-z][a-z0-9]*)/g)].map(([, tag = '']) => tag)]);
  for (const [, classes = ''] of html.matchAll(/ class="([^"]*)"/g))
    for (const name of classes.split(' ')) names.add(`.${name}`);
  const isUsed = (selector: string) =>
    (selector.replaceAll(/::?[\w-]+(\([^)]*\))?|\[[^\]]*\]/g, '').match(/\.?[a-z][\w-]*/g) ?? []).every((name) =>
      names.has(name),
    );
  // Also removes rules inside `@media` and `@supports`, and then the blocks that became empty.
  return css
    .replaceAll(/(?<=^|[{}])([^{}@]+)\{([^{}]*)\}/g, (rule, selectors: string, body: string) => {
      if (selectors.startsWith(':root')) return rule;
      const used = splitSelectors(selectors).filter(isUsed);
      return used.length === 0 ? '' : `${used.join()}{${body}}`;
    })
    .replaceAll(/@(?:media|supports)[^{}]*\{\}/g, '');
}

/** Splits a selector list at its commas, except commas inside parentheses. */
function splitSelectors(selectors: string): string[] {
  return selectors.split(/,(?![^(]*\))/);
}
