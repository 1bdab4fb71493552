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
 * @property {number} rounds
 * @property {{ latency: number, bytesPerSecond: number, cpu: number }} [slow] latency in milliseconds; cpu as a factor
 */

/** @type {readonly Profile[]} */
const profiles = [
  { title: 'fast: this machine, unthrottled', rounds: 7 },
  { title: 'slow: 150 ms, 1.6 Mbit/s, CPU × 4', rounds: 5, slow: { latency: 150, bytesPerSecond: 200_000, cpu: 4 } },
];

/**
 * @typedef {object} Sample
 * @property {number} kib
 * @property {number} requests
 * @property {number} readable milliseconds from the start until the operation's text is painted
 * @property {number} cpu milliseconds of the page's main thread until then and a second after
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
  for (const { title, rounds, slow } of profiles) {
    /** @type {Sample[][]} */
    const samples = sites.map(() => []);
    for (let round = 0; round < rounds; round += 1) for (const [index, { url }] of sites.entries()) samples[index]?.push(await measure(url, slow));
    const [reference = []] = samples;
    console.log(`\n  ${title}`);
    console.log(`  ${''.padEnd(32)}${['KiB', 'requests', 'readable', 'ratio', 'CPU'].map((head) => head.padStart(11)).join('')}`);
    for (const [index, { name }] of sites.entries()) {
      const own = samples[index] ?? [];
      const of = (/** @type {keyof Sample} */ key) => median(own.map((sample) => sample[key]));
      const ratio = median(own.map(({ readable }, round) => readable / (reference[round]?.readable ?? Number.NaN)));
      const cells = [
        of('kib').toFixed(1),
        String(of('requests')),
        `${of('readable').toFixed(0)} ms`,
        `${ratio.toFixed(2)}×`,
        `${of('cpu').toFixed(0)} ms`,
      ];
      console.log(`  ${name.padEnd(32)}${cells.map((cell) => cell.padStart(11)).join('')}`);
    }
  }
  console.log(`\n  search, first key to first result: ${(await searchTime(sites[1]?.url ?? '')).toFixed(0)} ms`);
  close();
  console.log(`  the whole site, built: ${buildTime().toFixed(1)} s`);
}

/**
 * Opens a page in a browser of its own.
 *
 * @param {string} url
 * @param {Profile['slow']} slow
 * @returns {Promise<Sample>}
 */
async function measure(url, slow) {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1350, height: 940 } });
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
    });
    const readable = /** @type {number} */ (await handle.jsonValue());
    await page.waitForTimeout(1000);
    const { metrics } = await session.send('Performance.getMetrics');
    const cpu = (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
    return { kib: bytes / 1024, requests, readable, cpu };
  } finally {
    await browser.close();
  }
}

/**
 * Runs in the page: notes when a text is laid out inside the window and a frame with it has been painted.
 *
 * @param {string} text
 */
function watchForText(text) {
  const look = () => {
    const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.nodeValue?.includes(text) || node.parentElement?.closest('script, style, title')) continue;
      const box = node.parentElement?.getBoundingClientRect();
      if (box && box.height > 0 && box.top < innerHeight && box.bottom > 0) {
        requestAnimationFrame(() => Object.assign(globalThis, { readableAt: performance.now() }));
        return;
      }
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
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
  const cli = fileURLToPath(new URL('../../../packages/docs/build/cli.js', import.meta.url));
  const start = performance.now();
  spawnSync(process.execPath, [cli], { stdio: 'ignore' });
  return (performance.now() - start) / 1000;
}
