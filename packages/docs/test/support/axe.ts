import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

type Finding = { id: string; nodes: { target: unknown[] }[] };
type AxeWindow = { axe?: { run(options: unknown): Promise<{ violations: Finding[] }> } };

/**
 * Runs axe in both themes. The dark theme runs only the colour rules, because the themes differ only in their colours.
 */
export async function findInBothThemes(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await findWithAxe(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  return [...light, ...(await findColourFaults(page))];
}

/** Runs only the colour rules of axe. */
export function findColourFaults(page: Page): Promise<string[]> {
  return findWithAxe(page, { type: 'rule', values: ['color-contrast', 'link-in-text-block'] });
}

/** Runs axe on a page, and returns the rule and the element of each violation. */
export async function findWithAxe(
  page: Page,
  runOnly: { type: string; values: string[] } = { type: 'tag', values: TAGS },
): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  return page.evaluate(async (only) => {
    const result = await (globalThis as unknown as AxeWindow).axe?.run({ runOnly: only });
    if (!result) throw new Error('axe must be loaded into the page first.');
    return result.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`));
  }, runOnly);
}
