import { launchChromium } from '@wapi/chromium';
import { median } from '../measure/statistics.js';

const QUERIES = ['refund', 'bank_brnch', 'Too many', 'withdrawl', 'wapi-user'];

/** Measures the milliseconds from the first keystroke to the first result. The search index is already loaded. */
export async function measureSearchTime(url: string): Promise<number> {
  const browser = await launchChromium({ forMeasurement: true });
  try {
    const page = await browser.newPage();
    await page.goto(url, { waitUntil: 'load' });
    await page.getByRole('searchbox').focus();
    await page.locator('[role=combobox]').waitFor();
    const times: number[] = [];
    for (const query of QUERIES) times.push(await page.evaluate(timeQuery, query));
    return median(times);
  } finally {
    await browser.close();
  }
}

/** Runs in the page, so it cannot use other code in this module. */
async function timeQuery(query: string): Promise<number> {
  const field = document.querySelector<HTMLInputElement>('[role=combobox]');
  if (field === null) throw new Error('The page has no search.');
  const start = performance.now();
  field.value = query;
  field.dispatchEvent(new Event('input'));
  await new Promise((resolve) => requestAnimationFrame(resolve));
  if (!document.querySelector('[role=option]')) throw new Error(`The search finds nothing for ${query}.`);
  return performance.now() - start;
}
