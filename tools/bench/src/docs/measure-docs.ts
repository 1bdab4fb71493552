import { spawnSync } from 'node:child_process';
import { launchChromium, whyNoChromium } from '@wapi/chromium';
import type { Aim, Comparison, Figure, LeftOut, PartResult } from '../measure/comparison.js';
import { getOurs } from '../measure/ratios.js';
import { errorMessage } from '../measure/error-message.js';
import { median } from '../measure/statistics.js';
import { docsFolder } from '../paths.js';
import { formatQuantity } from '../report/format.js';
import { openPage } from './open-page.js';
import type { PageSample } from './open-page.js';
import { desktop, phone } from './profiles.js';
import type { Profile } from './profiles.js';
import { renderers } from './renderers.js';
import { measureSearchTime } from './search-time.js';
import { serveSites } from './sites.js';
import type { Site } from './sites.js';

/** Sites whose times differ by a few percent need many rounds. Sites that are five times slower need only a few. */
const ROUNDS = { near: 31, far: 3 };
/**
 * Time limit for measuring a profile on a busy machine. The first rounds, in which all sites take part, always
 * complete, even after this time.
 */
const MAX_PROFILE_MS = 300_000;
const MAX_PAGE_BYTES = 20 * 1024;
const MAX_PAGE_REQUESTS = 3;

/** Compares one operation's page with hand-made pages and other renderers, in Chromium. */
export async function measureDocs(): Promise<PartResult> {
  if (whyNoChromium !== undefined) throw new Error(whyNoChromium);
  const { sites: served, leftOut: notFetched, close } = await serveSites();
  const { sites, leftOut: notOpened } = await findReadable(served);
  const { samples: onDesktop, leftOut: notOnDesktop } = await measureProfile(sites, desktop);
  const { samples: onPhone, leftOut: notOnPhone } = await measureProfile(sites, phone);
  const transfer = compareSizes(sites, onDesktop);
  const { figures, leftOut: notTimed } = await measureFigures(sites);
  close();
  return {
    comparisons: [...compareTimes(sites, desktop, onDesktop), ...compareTimes(sites, phone, onPhone), ...transfer],
    figures,
    aims: checkTransfer(transfer),
    leftOut: [...notFetched, ...notOpened, ...notOnDesktop, ...notOnPhone, ...notTimed],
    versions: {
      ...Object.fromEntries(renderers.map(({ packageName, version }) => [packageName, version])),
      chromium: await getChromiumVersion(),
    },
  };
}

/** Opens each site once, and leaves out sites that never show the text. */
async function findReadable(served: readonly Site[]): Promise<{ sites: Site[]; leftOut: LeftOut[] }> {
  const sites: Site[] = [];
  const leftOut: LeftOut[] = [];
  for (const site of served) {
    try {
      await openPage(site.url, desktop);
      sites.push(site);
    } catch (error) {
      if (site.role === 'ours') throw error;
      leftOut.push({ name: site.name, reason: errorMessage(error) });
    }
  }
  return { sites, leftOut };
}

/**
 * Measures all sites with one profile.
 *
 * @returns the samples of each site; no samples for a site that failed
 */
async function measureProfile(
  sites: readonly Site[],
  profile: Profile,
): Promise<{ samples: PageSample[][]; leftOut: LeftOut[] }> {
  console.log(`  ${profile.name}`);
  const samples: PageSample[][] = sites.map(() => []);
  const failed = new Map<Site, LeftOut>();
  const end = performance.now() + MAX_PROFILE_MS;
  for (let round = 0; round < ROUNDS.near && (round < ROUNDS.far || performance.now() < end); round += 1) {
    const entries = [...sites.entries()].filter(([, { needsManyRounds }]) => needsManyRounds || round < ROUNDS.far);
    // Alternate the order, because each page affects the next one, and all sites must be affected equally.
    for (const [index, site] of round % 2 === 0 ? entries : entries.toReversed()) {
      if (failed.has(site)) continue;
      try {
        samples[index]?.push(await openPage(site.url, profile));
      } catch (error) {
        if (site.role === 'ours') throw error;
        failed.set(site, { name: `${site.name}, ${profile.name}`, reason: errorMessage(error) });
        samples[index] = [];
      }
    }
  }
  return { samples, leftOut: [...failed.values()] };
}

function compareTimes(sites: readonly Site[], { name }: Profile, samples: readonly PageSample[][]): Comparison[] {
  return [
    { title: `${name}: time until readable`, unit: 'µs', measured: selectSamples(sites, samples, 'readable') },
    { title: `${name}: CPU time of the main thread`, unit: 'µs', measured: selectSamples(sites, samples, 'cpu') },
  ];
}

function compareSizes(
  sites: readonly Site[],
  samples: readonly PageSample[][],
): [bytes: Comparison, requests: Comparison] {
  return [
    { title: 'bytes received', unit: 'bytes', measured: selectSamples(sites, samples, 'bytes') },
    { title: 'requests', unit: 'count', measured: selectSamples(sites, samples, 'requests') },
  ];
}

function selectSamples(
  sites: readonly Site[],
  samples: readonly PageSample[][],
  key: keyof PageSample,
): Comparison['measured'] {
  return sites
    .map(({ name, role }, index) => ({ name, role, samples: (samples[index] ?? []).map((sample) => sample[key]) }))
    .filter((measured) => measured.samples.length > 0);
}

function checkTransfer([transfer, count]: [bytes: Comparison, requests: Comparison]): Aim[] {
  const bytes = median(getOurs(transfer).samples);
  const requests = median(getOurs(count).samples);
  return [
    {
      statement: `An operation's page needs at most ${formatQuantity(MAX_PAGE_BYTES, 'bytes')} and ${MAX_PAGE_REQUESTS} requests`,
      received: `${formatQuantity(bytes, 'bytes')}, ${requests} requests`,
      met: bytes <= MAX_PAGE_BYTES && requests <= MAX_PAGE_REQUESTS,
    },
  ];
}

async function measureFigures(sites: readonly Site[]): Promise<{ figures: Figure[]; leftOut: LeftOut[] }> {
  const url = sites.find(({ role }) => role === 'ours')?.url ?? '';
  const measures = {
    'Search, from the first key to the first result': async () =>
      formatQuantity((await measureSearchTime(url)) * 1000, 'µs'),
    'Build of the whole site': () => formatQuantity(measureBuildTime() * 1000, 'µs'),
  };
  const figures: Figure[] = [];
  const leftOut: LeftOut[] = [];
  for (const [title, measure] of Object.entries(measures)) {
    try {
      figures.push({ title, value: await measure() });
    } catch (error) {
      leftOut.push({ name: title, reason: errorMessage(error) });
    }
  }
  return { figures, leftOut };
}

/** @returns milliseconds */
function measureBuildTime(): number {
  const start = performance.now();
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'src/cli.ts'], {
    cwd: docsFolder,
    stdio: 'ignore',
  });
  if (status !== 0) throw new Error(`the build ended with exit code ${status}`);
  return performance.now() - start;
}

async function getChromiumVersion(): Promise<string> {
  const browser = await launchChromium();
  try {
    return browser.version();
  } finally {
    await browser.close();
  }
}
