import { launchChromium } from '@wapi/chromium';
import { operation } from './operation.js';
import type { Profile } from './profiles.js';
import { watchForText } from './watch-for-text.js';

const TEXT_TIMEOUT_MS = 60_000;
const SETTLE_MS = 500;

export interface PageSample {
  /** Compressed bytes received, including headers. */
  readonly bytes: number;
  readonly requests: number;
  /** Microseconds from the start until the operation's text is on the screen. */
  readonly readable: number;
  /** CPU time of the page's main thread in microseconds, until half a second after the text becomes readable. */
  readonly cpu: number;
}

type Session = Awaited<ReturnType<ReturnType<Page['context']>['newCDPSession']>>;
type Page = Awaited<ReturnType<Awaited<ReturnType<typeof launchChromium>>['newPage']>>;

/** Opens a page without any cache, in its own browser. */
export async function openPage(url: string, { window, throttling }: Profile): Promise<PageSample> {
  const browser = await launchChromium({ forMeasurement: true });
  try {
    const page = await browser.newPage({ viewport: window });
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    if (throttling) await throttle(session, throttling);
    let bytes = 0;
    let requests = 0;
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
      requests += 1;
    });
    const readable = await waitUntilReadable(page, url);
    await page.waitForTimeout(SETTLE_MS);
    const { metrics } = await session.send('Performance.getMetrics');
    const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
    return { bytes, requests, readable, cpu: seconds * 1e6 };
  } finally {
    await browser.close();
  }
}

async function waitUntilReadable(page: Page, url: string): Promise<number> {
  await page.addInitScript(watchForText, operation.sentence);
  await page.goto(url, { waitUntil: 'commit' });
  const handle = await page.waitForFunction(() => (globalThis as { readableAt?: number }).readableAt, undefined, {
    timeout: TEXT_TIMEOUT_MS,
    polling: 100,
  });
  const milliseconds = await handle.jsonValue();
  if (milliseconds === undefined) throw new Error(`the text of ${operation.id} did not appear`);
  return milliseconds * 1000;
}

async function throttle(
  session: Session,
  { latency, bytesPerSecond, cpuFactor }: NonNullable<Profile['throttling']>,
): Promise<void> {
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpuFactor });
}
