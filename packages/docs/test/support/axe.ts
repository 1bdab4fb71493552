import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** The rules to run. `except colours` takes half as long as `all`. */
export type AxeRules = 'all' | 'colours' | 'except colours';

const RUN_OPTIONS: Record<AxeRules, object> = {
  all: { runOnly: { type: 'tag', values: TAGS } },
  colours: { runOnly: { type: 'rule', values: COLOUR_RULES } },
  'except colours': {
    runOnly: { type: 'tag', values: TAGS },
    rules: Object.fromEntries(COLOUR_RULES.map((rule) => [rule, { enabled: false }])),
  },
};

type Finding = { id: string; nodes: { target: unknown[] }[] };
type AxeWindow = { axe?: { run(context: unknown, options: unknown): Promise<{ violations: Finding[] }> } };

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

/**
 * Runs axe on a page, and returns the rule and the element of each violation.
 *
 * @param exclude selectors of the parts that axe skips
 * @default exclude no parts
 */
export async function findWithAxe(
  page: Page,
  rules: AxeRules = 'all',
  exclude: readonly string[] = [],
): Promise<string[]> {
  // Findings only name their elements, so omit the elements' HTML.
  if (!(await page.evaluate(() => 'axe' in globalThis)))
    await page.evaluate(`${source}\naxe.configure({ noHtml: true });`);
  return page.evaluate(
    async ({ context, options }) => {
      const result = await (globalThis as unknown as AxeWindow).axe?.run(context, options);
      if (!result) throw new Error('axe must be loaded into the page first.');
      return result.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`));
    },
    // By default, axe also describes each element that passes, which takes a third of its time. It also loads all style
    // sheets again (`preload`), which takes half of its time on a short page. No active rule needs the style sheets.
    // The only rule that does, `css-orientation-lock`, is experimental and off.
    {
      context: { include: ['html'], exclude },
      options: { ...RUN_OPTIONS[rules], resultTypes: ['violations'], preload: false },
    },
  );
}
