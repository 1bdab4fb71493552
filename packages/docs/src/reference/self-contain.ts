import { createHash } from 'node:crypto';
import { DocsError } from '../docs-error.js';

/** The reference's files, by the place below its folder. */
export type ReferenceFiles = Map<string, string>;

/**
 * Makes the page that Redocly built loadable under a strict security policy and without any other host, and keeps it from printing to the console.
 *
 * The shape of that page is no promise of Redocly's, so each change insists on finding exactly one place to make it.
 *
 * @param html what `redocly build-docs --inlineBundle` wrote with this package's template
 * @param logo the image that stands in for the one Redoc loads from its maker's host
 * @throws DocsError when the page is not as expected
 */
export function selfContain(html: string, logo: string): ReferenceFiles {
  if (!html.includes('"disableTelemetry":true')) {
    throw new DocsError(
      'The reference would report its readers: Redocly built it with telemetry on. Set telemetry to "off" in packages/docs/redocly.yaml.',
    );
  }
  const bundle = only(html, /<script type="module">([\s\S]*?)<\/script>\s*<\/body>/g, 'inline module');
  const code = [
    ['`https://cdn.redoc.ly/redoc/logo-mini-full.svg`', '`redocly.svg`'],
    ['`https://cdn.redoc.ly/redoc/logo-mini.svg`', '`redocly.svg`'],
    // Redoc names itself on every reader's console, and has no switch for that.
    ['console.info(`\\n%c Redoc %c', 'void(`\\n%c Redoc %c'],
  ].reduce((text, [from = '', to = '']) => replaceOnce(text, from, to), bundle.trim());
  const name = `reference.${createHash('sha256').update(code).digest('hex').slice(0, 8)}.js`;
  const page = replaceOnce(
    html,
    `<script type="module">${bundle}</script>`,
    `<script type="module" src="${name}"></script>`,
  );
  const inline = only(page, /<script>([\s\S]*?)<\/script>/g, 'colour-mode script');
  const hash = `'sha256-${createHash('sha256').update(inline).digest('base64')}'`;
  return new Map([
    ['index.html', replaceOnce(page, '@@INLINE_SCRIPT_HASHES@@', hash)],
    [name, code],
    ['redocly.svg', logo],
  ]);
}

function only(text: string, pattern: RegExp, what: string): string {
  const [first, ...others] = text.matchAll(pattern);
  if (first?.[1] === undefined || others.length > 0) {
    throw new DocsError(
      `The reference page that Redocly built has ${first ? others.length + 1 : 'no'} ${what} where one was expected.`,
    );
  }
  return first[1];
}

function replaceOnce(text: string, from: string, to: string): string {
  const count = text.split(from).length - 1;
  if (count !== 1)
    throw new DocsError(
      `The reference page that Redocly built has ${count} times ${from.slice(0, 60)} where one was expected.`,
    );
  return text.replace(from, () => to);
}
