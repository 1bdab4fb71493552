// Measures the docs in Chromium beside a hand-made page and other people's renderers, each opened cold at one operation.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { launchChromium, whyNoChromium } from '@wapi/chromium';
import { median } from './compare.js';
import { operation, serveSites } from './docs-sites.js';

/** How long to wait for the operation's text, in milliseconds. */
const PATIENCE_MS = 60_000;

/**
 * @typedef {object} Profile
 * @property {string} title
 * @property {{ width: number, height: number }} window in CSS pixels
 * @property {{ latency: number, bytesPerSecond: number, cpu: number }} [slow] latency in milliseconds; cpu as a factor
 */

/** @type {readonly Profile[]} */
const profiles = [
  { title: 'a desk: 1350 px, this machine, unthrottled', window: { width: 1350, height: 940 } },
  {
    title: 'a phone: 390 px, 150 ms, 1.6 Mbit/s, CPU × 4',
    window: { width: 390, height: 844 },
    slow: { latency: 150, bytesPerSecond: 200_000, cpu: 4 },
  },
];

/**
 * How often the pages that are nearly alike are opened, and how often the others: what is some hundredths apart needs many rounds, what is five times
 * as slow does not.
 */
const ROUNDS = { close: 31, far: 3 };

/**
 * @typedef {object} Sample
 * @property {number} kib
 * @property {number} requests
 * @property {number} readable milliseconds from the start until the operation's text is on the screen
 * @property {number} cpu milliseconds of the page's main thread until half a second after that
 */

/** Runs the bench and prints its tables. */
export async function benchDocs() {
  console.log('\nThe docs, cold, at one operation');
  if (whyNoChromium !== undefined) {
    console.log(`  not measured: ${whyNoChromium}`);
    return;
  }
  const { sites, missing, close } = await serveSites();
  for (const name of missing) console.log(`  not measured: ${name}, which the npm registry did not give`);
  for (const profile of profiles) await compareSites(sites, profile);
  const own = sites.find(({ name }) => name === 'this site');
  console.log(`\n  search, first key to first result: ${(await searchTime(own?.url ?? '')).toFixed(0)} ms`);
  close();
  console.log(`  the whole site, built: ${buildTime().toFixed(1)} s`);
}

/**
 * Measures all sites in turn and prints a table.
 *
 * @param {readonly import('./docs-sites.js').Site[]} sites the first is what the others are compared with
 * @param {Profile} profile
 */
async function compareSites(sites, profile) {
  /** @type {Sample[][]} */
  const samples = sites.map(() => []);
  for (let round = 0; round < ROUNDS.close; round += 1) {
    const taking = [...sites.entries()].filter(([, { isClose }]) => isClose || round < ROUNDS.far);
    // There and back again: what the machine does besides, and what one page leaves behind for the next, meets all alike.
    for (const [index, { url }] of round % 2 === 0 ? taking : taking.toReversed()) samples[index]?.push(await measure(url, profile));
  }
  console.log(`\n  ${profile.title}`);
  console.log(`  ${''.padEnd(40)}${['KiB', 'requests', 'readable', 'ratio', 'middle half', 'CPU'].map((head) => head.padStart(13)).join('')}`);
  for (const [index, { name }] of sites.entries()) {
    const own = samples[index] ?? [];
    const of = (/** @type {keyof Sample} */ key) => median(own.map((sample) => sample[key]));
    const ratios = own.map(({ readable }, round) => readable / (samples[0]?.[round]?.readable ?? Number.NaN)).toSorted((a, b) => a - b);
    const quarter = (/** @type {number} */ part) => (ratios[Math.round((ratios.length - 1) * part)] ?? Number.NaN).toFixed(2);
    const cells = [
      of('kib').toFixed(1),
      String(of('requests')),
      `${of('readable').toFixed(0)} ms`,
      `${median(ratios).toFixed(2)}×`,
      `${quarter(0.25)} to ${quarter(0.75)}`,
      `${of('cpu').toFixed(0)} ms`,
    ];
    console.log(`  ${name.padEnd(40)}${cells.map((cell) => cell.padStart(13)).join('')}`);
  }
}

/**
 * Opens a page in a browser of its own.
 *
 * @param {string} url
 * @param {Profile} profile
 * @returns {Promise<Sample>}
 */
async function measure(url, { window, slow }) {
  const browser = await launchChromium({ sharedMemory: true });
  try {
    const page = await browser.newPage({ viewport: window });
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    if (slow) {
      const { latency, bytesPerSecond, cpu } = slow;
      await session.send('Network.emulateNetworkConditions', {
        offline: false,
        latency,
        downloadThroughput: bytesPerSecond,
        uploadThroughput: bytesPerSecond,
      });
      await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
    }
    let bytes = 0;
    let requests = 0;
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
      requests += 1;
    });
    await page.addInitScript(watchForText, operation.sentence);
    await page.goto(url, { waitUntil: 'commit' });
    const handle = await page.waitForFunction(() => /** @type {{ readableAt?: number }} */ (globalThis).readableAt, undefined, {
      timeout: PATIENCE_MS,
      polling: 100,
    });
    const readable = /** @type {number} */ (await handle.jsonValue());
    await page.waitForTimeout(500);
    const { metrics } = await session.send('Performance.getMetrics');
    const cpu = (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
    return { kib: bytes / 1024, requests, readable, cpu };
  } finally {
    await browser.close();
  }
}

/**
 * Runs in the page: notes when a text is on the screen, as the browser tells it (Element Timing). A frame in which it was laid out would be too early, by
 * the time that drawing takes.
 *
 * @param {string} text
 */
function watchForText(text) {
  new PerformanceObserver((list) => {
    const [entry] = list.getEntries();
    if (entry && !('readableAt' in globalThis)) Object.assign(globalThis, { readableAt: entry.startTime });
  }).observe({ type: 'element', buffered: true });
  const mark = (/** @type {Node} */ node) => {
    if (node.nodeValue?.includes(text) && !node.parentElement?.closest('script, style, head'))
      node.parentElement?.setAttribute('elementtiming', 'text');
  };
  new MutationObserver((records) => {
    for (const { addedNodes, target } of records) {
      if (target.nodeType === Node.TEXT_NODE) mark(target);
      for (const added of addedNodes) {
        const walker = document.createTreeWalker(added, NodeFilter.SHOW_TEXT);
        for (let node = /** @type {Node | null} */ (walker.currentNode); node; node = walker.nextNode())
          if (node.nodeType === Node.TEXT_NODE) mark(node);
      }
    }
  }).observe(document, { childList: true, characterData: true, subtree: true });
}

/**
 * The time from the first key to the first result, once the index is there, in milliseconds.
 *
 * @param {string} url
 */
async function searchTime(url) {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(url, { waitUntil: 'load' });
    await page.getByRole('searchbox').focus();
    await page.getByRole('combobox').waitFor();
    const times = [];
    for (const query of ['refund', 'bank_brnch', 'Too many', 'withdrawl', 'wapi-user']) {
      times.push(
        await page.evaluate(async (typed) => {
          const field = /** @type {HTMLInputElement} */ (document.querySelector('[role=combobox]'));
          const start = performance.now();
          field.value = typed;
          field.dispatchEvent(new Event('input'));
          await new Promise((resolve) => requestAnimationFrame(() => resolve(undefined)));
          if (!document.querySelector('[role=option]')) throw new Error(`The search finds nothing for ${typed}.`);
          return performance.now() - start;
        }, query),
      );
    }
    return median(times);
  } finally {
    await browser.close();
  }
}

/** How long the site takes to build, in seconds. */
function buildTime() {
  const docs = fileURLToPath(new URL('../../../packages/docs/', import.meta.url));
  const start = performance.now();
  spawnSync(process.execPath, ['--import', 'tsx', 'src/cli.ts'], { cwd: docs, stdio: 'ignore' });
  return (performance.now() - start) / 1000;
}
