import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type AxeRules, findWithAxe } from '../support/axe.js';
import { hasBrowser, openDetails, openWithScripts } from '../support/browser.js';
import { useDocsInBrowser } from '../support/docs-in-browser.js';
import { selectRepresentativePages } from '../support/representative-pages.js';
import { ownPages, readPage } from '../support/site.js';

const PHONE = { width: 390, height: 900 };
const DESK = { width: 1350, height: 900 };

/** The conditions of one axe run: the viewport, the colour scheme and the rules. */
interface Look {
  viewport: typeof PHONE;
  colorScheme: 'light' | 'dark';
  rules: AxeRules;
}

const WITHOUT_COLOURS: readonly Look[] = [
  { viewport: PHONE, colorScheme: 'light', rules: 'except colours' },
  { viewport: DESK, colorScheme: 'dark', rules: 'except colours' },
];
const BOTH_THEMES: readonly Look[] = [
  { viewport: PHONE, colorScheme: 'light', rules: 'all' },
  { viewport: DESK, colorScheme: 'dark', rules: 'all' },
];
const ALL_LOOKS: readonly Look[] = [
  ...BOTH_THEMES,
  { viewport: PHONE, colorScheme: 'dark', rules: 'colours' },
  { viewport: DESK, colorScheme: 'light', rules: 'colours' },
];

/**
 * One page for each template. These pages get the most thorough checks, because scripts may add elements to any
 * template.
 */
const templates = [
  'index.html',
  'api/createWithdrawal/index.html',
  'changes/index.html',
  'client/index.html',
  'environments/index.html',
  'errors/index.html',
  'rules/rate-limit/index.html',
  'schemas/Transaction/index.html',
  'scopes/index.html',
  'webhooks/index.html',
  'workflows/trusted-cards/index.html',
];

/**
 * Pages that together contain every kind of element. Only these pages are checked for colours, because a colour depends
 * only on the kind of element and the check takes half of axe's time. All other rules run on every page.
 */
const representativePages = new Set(selectRepresentativePages());

function looksOf(name: string): readonly Look[] {
  if (templates.includes(name)) return ALL_LOOKS;
  return representativePages.has(name) ? BOTH_THEMES : WITHOUT_COLOURS;
}

/** The navigation is half of a short page. Axe checks it on the pages that have every kind of its elements. */
const NAVIGATION = '#nav';

/** Returns the navigation of a page, without the parts that depend on the page's place in the site. */
function readNavigation(name: string): string {
  const navigation = /<nav id="nav"[\s\S]*?<\/nav>/.exec(readPage(name))?.[0] ?? '';
  return navigation.replaceAll(/ aria-current="page"| open(?=>)|(?<=href=")(?:\.\.\/)*(?:\.\/)?/g, '');
}

const widthOf = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);

// Load each page only once for all checks, because this is the slowest test of the site.
describe.skipIf(!hasBrowser).concurrent('every page', () => {
  const started = useDocsInBrowser();

  it.each(ownPages)('does not scroll sideways, and passes axe: %s', (name) =>
    started.lendPage(async (page) => {
      await page.setViewportSize({ width: 640, height: 480 });
      await openWithScripts(page, started.docs.url + name);
      await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
      expect(await widthOf(page), '640 px, 200 % text').toBeLessThanOrEqual(640);
      await page.evaluate(() => (document.documentElement.style.fontSize = ''));
      await openDetails(page);
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await widthOf(page), '320 px').toBeLessThanOrEqual(320);
      const exclude = representativePages.has(name) || templates.includes(name) ? [] : [NAVIGATION];
      for (const { viewport, colorScheme, rules } of looksOf(name)) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        expect(await findWithAxe(page, rules, exclude), `${colorScheme}, ${viewport.width} px`).toEqual([]);
      }
    }),
  );

  it('has the same navigation', () => {
    const navigations = new Set(ownPages.map(readNavigation));
    expect(navigations.size).toBe(1);
    expect([...navigations][0]?.length).toBeGreaterThan(1000);
  });

  it('has a page of each template', () => {
    expect(ownPages).toEqual(expect.arrayContaining(templates));
  });
});
