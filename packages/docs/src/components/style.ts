import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceDir } from '../package-root.js';

/** In cascade order. */
const FILES = [
  'tokens.css',
  'text.css',
  'frame.css',
  'code.css',
  'panel.css',
  'content.css',
  'responses.css',
  'home.css',
  'media.css',
];

/** Returns the site's styles, minified. */
export function readStyle(): string {
  return minifyCss(
    withSystemTheme(
      FILES.map((name) => readFileSync(join(sourceDir, 'components', 'styles', name), 'utf8')).join('\n'),
    ),
  );
}

/**
 * Applies the dark theme's design tokens if the reader selected it. Also applies them if the system is dark and the
 * reader did not select the light theme. Print is always light.
 */
function withSystemTheme(css: string): string {
  return css.replace(
    /:root\[data-theme='dark'\] (\{[^}]*\})/,
    (rule, tokens: string) =>
      `@media screen { ${rule} }\n` +
      `@media screen and (prefers-color-scheme: dark) { :root:not([data-theme='light']) ${tokens} }`,
  );
}

/** Returns the Content-Security-Policy source that allows an inline style or script. */
export function hashSource(content: string): string {
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
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
const ADDED_BY_SCRIPTS = [
  'search',
  'output',
  'input',
  'select',
  'button',
  'form',
  'label',
  'svg',
  '.copy',
  '.cut',
  '.full',
  '.full-view',
  '.hit',
  '.js',
  '.marks-off',
  '.menu-open',
  '.on',
  '.only',
  '.theme',
  '.try',
];

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
  // Also remove unused rules inside `@media` and `@supports`, and then each block that became empty.
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

/** Splits minified CSS into its top-level rules. */
export function splitRules(css: string): string[] {
  return css.match(/[^{}]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g) ?? [];
}
