import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type AxeRules, findWithAxe } from '../support/axe.js';
import { hasBrowser, openDetails, openWithScripts } from '../support/browser.js';
import { useDocsInBrowser } from '../support/docs-in-browser.js';
import { selectRepresentativePages } from '../support/representative-pages.js';
import { ownPages, readPage } from '../support/site.js';

const NARROW = { width: 320, height: 640 };
const PHONE = { width: 390, height: 900 };
const DESK = { width: 1350, height: 900 };

/** The conditions of one axe run: the viewport, the colour scheme and the rules. */
interface Look {
  viewport: typeof PHONE;
  colorScheme: 'light' | 'dark';
  rules: AxeRules;
}

const BOTH_THEMES: readonly Look[] = [
  { viewport: PHONE, colorScheme: 'light', rules: 'all' },
  { viewport: DESK, colorScheme: 'dark', rules: 'all' },
];
const ALL_LOOKS: readonly Look[] = [
  ...BOTH_THEMES,
  { viewport: DESK, colorScheme: 'light', rules: 'colours' },
  { viewport: PHONE, colorScheme: 'dark', rules: 'colours' },
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
 * only on the kind of element and the check takes half of axe's time. The other rules run on the main part of every page.
 */
const representativePages = new Set(selectRepresentativePages());

/** Returns the looks in which the whole page is checked; undefined if its main part is enough. */
function looksOf(name: string): readonly Look[] | undefined {
  if (templates.includes(name)) return ALL_LOOKS;
  return representativePages.has(name) ? BOTH_THEMES : undefined;
}

/** Returns the frame of a page, without the parts that depend on the page's place in the site. */
function readFrame(name: string): string {
  const [header = ''] = /<header class="bar"[\s\S]*?<\/header>/.exec(readPage(name)) ?? [];
  const [navigation = ''] = /<nav id="nav"[\s\S]*?<\/nav>/.exec(readPage(name)) ?? [];
  return (header + navigation).replaceAll(/ aria-current="page"| open(?=>)|(?<=href=")(?:\.\.\/)*(?:\.\/)?/g, '');
}

const widthOf = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);

/** Returns whether each element of the main part is visible. */
const listVisible = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('main *')]
      .map((element) => element.checkVisibility({ visibilityProperty: true }))
      .join(' '),
  );

async function findInLooks(page: Page, looks: readonly Look[]): Promise<string[]> {
  const found: string[] = [];
  for (const { viewport, colorScheme, rules } of looks) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    found.push(...(await findWithAxe(page, rules)));
  }
  return found;
}

/** Runs the rules except those about colours, without the navigation, which is half of a short page. */
async function findInMainPart(page: Page): Promise<string[]> {
  await page.evaluate(() => document.querySelector('#nav')?.replaceChildren());
  const narrow = await findWithAxe(page, 'except colours');
  const visible = await listVisible(page);
  await page.setViewportSize(DESK);
  // If the same elements are visible as in the narrow window, only the rules about their layout can find more.
  const rules = (await listVisible(page)) === visible ? 'layout' : 'except colours';
  return [...narrow, ...(await findWithAxe(page, rules))];
}

// Load each page only once for all checks, because this is the slowest test of the site.
describe.skipIf(!hasBrowser).concurrent('every page', () => {
  const started = useDocsInBrowser();

  it.each(ownPages)('does not scroll sideways, and passes axe: %s', (name) =>
    started.lendPage(
      async (page) => {
        await openWithScripts(page, started.docs.url + name);
        await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
        expect(await widthOf(page), '640 px, 200 % text').toBeLessThanOrEqual(640);
        await page.evaluate(() => (document.documentElement.style.fontSize = ''));
        await openDetails(page);
        await page.setViewportSize(NARROW);
        expect(await widthOf(page), '320 px').toBeLessThanOrEqual(320);
        const looks = looksOf(name);
        expect(await (looks === undefined ? findInMainPart(page) : findInLooks(page, looks))).toEqual([]);
        // The next test changes the size of the window, which would lay out this page again.
        await page.evaluate(() => document.body.remove());
      },
      { viewport: { width: 640, height: 480 } },
    ),
  );

  // Most pages are checked without the navigation, and in a wide window without the header.
  it('has the same header and navigation', () => {
    const frames = new Set(ownPages.map(readFrame));
    expect(frames.size).toBe(1);
    expect([...frames][0]?.length).toBeGreaterThan(1000);
  });

  it('has a page of each template', () => {
    expect(ownPages).toEqual(expect.arrayContaining(templates));
  });
});
