import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

// Findings only name their elements, so omit the elements' HTML.
const source = `${readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')}
axe.configure({ noHtml: true });`;
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];
const LAYOUT_RULES = ['target-size', 'scrollable-region-focusable'];

/**
 * The rules to run. `except colours` takes half as long as `all`. `layout` runs the rules that depend on the sizes and
 * places of elements.
 */
export type AxeRules = 'all' | 'colours' | 'except colours' | 'layout';

const RUN_OPTIONS: Record<AxeRules, object> = {
  all: { runOnly: { type: 'tag', values: TAGS } },
  colours: { runOnly: { type: 'rule', values: COLOUR_RULES } },
  'except colours': {
    runOnly: { type: 'tag', values: TAGS },
    rules: Object.fromEntries(COLOUR_RULES.map((rule) => [rule, { enabled: false }])),
  },
  layout: { runOnly: { type: 'rule', values: LAYOUT_RULES } },
};

type Finding = { id: string; nodes: { target: unknown[] }[] };
type AxeWindow = { axe?: { run(options: unknown): Promise<{ violations: Finding[] }> } };

/**
 * Runs axe in both themes. In the dark theme, only the colour rules run, because the themes differ only in their
 * colours.
 */
export async function findInBothThemes(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await findWithAxe(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  return [...light, ...(await findWithAxe(page, 'colours'))];
}

/** Runs axe on a page, and returns the rule and the element of each violation. */
export async function findWithAxe(page: Page, rules: AxeRules = 'all'): Promise<string[]> {
  await loadAxe(page);
  return page.evaluate(
    async (options) => {
      const result = await (globalThis as unknown as AxeWindow).axe?.run(options);
      if (!result) throw new Error('axe must be loaded into the page first.');
      return result.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`));
    },
    // By default, axe also describes each element that passes, which takes a third of its time. It also loads all style
    // sheets again (`preload`), which takes half of its time on a short page. No active rule needs the style sheets.
    // The only rule that does, `css-orientation-lock`, is experimental and off.
    { ...RUN_OPTIONS[rules], resultTypes: ['violations'], preload: false },
  );
}

/**
 * Evaluates the source of axe, which the session of the tab stores. Returns false if the source is missing. An indirect
 * `eval` runs it in the global scope.
 */
const LOAD_STORED_AXE = `'axe' in globalThis || (0, eval)(sessionStorage.getItem('axe-core')) !== null`;

/** Loads axe into a page. Sends its half a megabyte only once for each tab, because that takes longer than the rules. */
async function loadAxe(page: Page): Promise<void> {
  if (await page.evaluate(LOAD_STORED_AXE)) return;
  await page.evaluate((code) => sessionStorage.setItem('axe-core', code), source);
  await page.evaluate(LOAD_STORED_AXE);
}
