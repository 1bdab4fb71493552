import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BROWSER_FLOOR } from '../../src/bundle-scripts.js';
import { readStyle } from '../../src/components/style.js';
import { packageRoot } from '../../src/package-root.js';
import { files, readPage } from '../support/site.js';

/** The build lowers syntax, but does not add missing built-in objects or rewrite regular expressions. */
const TOO_NEW_IN_SCRIPTS = [
  /\(\?<[=!]/,
  /\.(?:at|toSorted|toReversed|toSpliced|findLast|findLastIndex|isWellFormed)\(/,
  /\b(?:structuredClone|adoptedStyleSheets|hasOwn|groupBy|withResolvers|fromAsync)\b/,
  /\bstatic\s*\{/,
];

/** A browser ignores a whole rule if one of its selectors is unknown, and a whole block if its at-rule is unknown. */
const TOO_NEW_IN_STYLES = [/:has\(/, /@container|@layer|@scope|@starting-style/, /color-mix\(|light-dark\(|\ddvh|&/];

/**
 * Skips the mock in the page, which is optional and contains the code of `@wapi/mock`. The form says which browsers the
 * mock needs.
 */
const scripts = [
  ...files
    .filter((name) => /^(?!worker\.)[\w-]+\.[\w-]{8}\.js$/.test(name))
    .map((name) => [name, readPage(name)] as const),
  ['the inline script', /<script>([\s\S]*?)<\/script>/.exec(readPage('index.html'))?.[1] ?? ''] as const,
];

describe('the oldest supported browsers', () => {
  it('are the same in DESIGN.md and in the build', () => {
    const design = readFileSync(join(packageRoot, 'DESIGN.md'), 'utf8');
    expect(design).toContain('Safari and iOS 15, Chrome and Edge 94, Firefox 93');
    expect(BROWSER_FLOOR).toEqual(['chrome94', 'edge94', 'firefox93', 'safari15', 'ios15']);
  });

  it.each(scripts)('know everything that %s uses', (_name, code) => {
    expect(code.length).toBeGreaterThan(100);
    expect(TOO_NEW_IN_SCRIPTS.flatMap((pattern) => pattern.exec(code)?.[0] ?? [])).toEqual([]);
  });

  it('know everything that the styles use', () => {
    expect(TOO_NEW_IN_STYLES.flatMap((pattern) => pattern.exec(readStyle())?.[0] ?? [])).toEqual([]);
  });
});
