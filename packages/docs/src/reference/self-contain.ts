import { createHash } from 'node:crypto';
import { DocsError } from '../docs-error.js';

/** The files of the reference, keyed by their path in its folder. */
export type ReferenceFiles = Map<string, string>;

/**
 * Changes Redocly's page so that it loads under a strict Content-Security-Policy, calls no other host and prints
 * nothing to the console.
 *
 * Each replacement must match exactly once, because Redocly does not guarantee the structure of its page.
 *
 * @param html the output of `redocly build-docs --inlineBundle` with this package's template
 * @param logo an SVG that replaces the logo from Redocly's host
 * @throws DocsError if the page has an unexpected structure
 */
export function selfContain(html: string, logo: string): ReferenceFiles {
  if (!html.includes('"disableTelemetry":true')) {
    throw new DocsError(
      'Redocly built a page that reports its readers. Set telemetry to "off" in packages/docs/redocly.yaml.',
    );
  }
  const bundle = matchOnce(html, /<script type="module">([\s\S]*?)<\/script>\s*<\/body>/g, 'inline modules');
  const code = [
    ['`https://cdn.redoc.ly/redoc/logo-mini-full.svg`', '`redocly.svg`'],
    ['`https://cdn.redoc.ly/redoc/logo-mini.svg`', '`redocly.svg`'],
    // Redoc prints its name to the console and has no option to disable it.
    ['console.info(`\\n%c Redoc %c', 'void(`\\n%c Redoc %c'],
  ].reduce((text, [from = '', to = '']) => replaceOnce(text, from, to), bundle.trim());
  const name = `reference.${createHash('sha256').update(code).digest('hex').slice(0, 8)}.js`;
  const page = replaceOnce(
    html,
    `<script type="module">${bundle}</script>`,
    `<script type="module" src="${name}"></script>`,
  );
  const inline = matchOnce(page, /<script>([\s\S]*?)<\/script>/g, 'colour-mode scripts');
  const hash = `'sha256-${createHash('sha256').update(inline).digest('base64')}'`;
  return new Map([
    ['index.html', replaceOnce(page, '@@INLINE_SCRIPT_HASHES@@', hash)],
    [name, code],
    ['redocly.svg', logo],
  ]);
}

function matchOnce(text: string, pattern: RegExp, label: string): string {
  const [first, ...others] = text.matchAll(pattern);
  if (first?.[1] === undefined || others.length > 0) {
    throw new DocsError(
      `Redocly's page must have exactly one of the ${label}, but has ${first ? others.length + 1 : 0}.`,
    );
  }
  return first[1];
}

function replaceOnce(text: string, from: string, to: string): string {
  const count = text.split(from).length - 1;
  if (count !== 1)
    throw new DocsError(
      `Redocly's page must contain this text exactly once, but contains it ${count} times: ${from.slice(0, 60)}`,
    );
  return text.replace(from, () => to);
}
