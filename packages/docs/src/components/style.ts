import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceDir } from '../package-root.js';

/** In the order of the cascade. */
const FILES = ['base.css', 'parts.css', 'code-and-lists.css', 'wide-and-print.css'];

/** The site's styles, minified. */
export function readStyle(): string {
  return minifyCss(FILES.map((name) => readFileSync(join(sourceDir, 'components', 'styles', name), 'utf8')).join('\n'));
}

/** The source expression that lets a page have a style in its text, for its security policy. */
export function styleSource(css: string): string {
  return `'sha256-${createHash('sha256').update(css).digest('base64')}'`;
}

/** Takes out what a browser does not need: comments, space that separates nothing, and noughts before a decimal point. */
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

/** What the scripts put into a page that is not there before. */
const ADDED_BY_SCRIPTS = ['search', 'input', 'button', 'form', 'label', '.hit', '.try'];

/**
 * Takes out the rules that no element of a page is meant by, so that a page does not carry the styles of others.
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
  // Rules, also those inside a condition: an `@` block keeps what is left of it.
  return css
    .replaceAll(/(?<=^|[{}])([^{}@]+)\{([^{}]*)\}/g, (rule, selectors: string, body: string) => {
      if (selectors.startsWith(':root')) return rule;
      const used = splitSelectors(selectors).filter(isUsed);
      return used.length === 0 ? '' : `${used.join()}{${body}}`;
    })
    .replaceAll(/@(?:media|supports)[^{}]*\{\}/g, '');
}

/** Splits a list of selectors at its commas, but for those inside brackets. */
function splitSelectors(selectors: string): string[] {
  return selectors.split(/,(?![^(]*\))/);
}
