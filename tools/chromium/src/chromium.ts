import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';

/** Needs less CPU time than the full browser, because it has no user interface. */
const HEADLESS_SHELL = '/usr/bin/chromium-headless-shell';

const executablePath = process.env['CHROMIUM_PATH'] ?? (existsSync(HEADLESS_SHELL) ? HEADLESS_SHELL : CHROMIUM);

/** Disable the sandbox, because containers do not support it. Also disable all background activity. */
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Disables the optimizing compilers, because a test's scripts end before optimized code saves time. */
const WITHOUT_OPTIMIZING = '--js-flags=--no-turbofan --no-maglev';

/**
 * Reuses the frame for the next page of the same site, which saves a sixth of the CPU time of a test. The option
 * replaces the one of playwright-core, so it repeats its first two features.
 */
const WITH_REUSED_FRAMES =
  '--enable-features=CDPScreenshotNewSurface,SkipListAccountsWithoutGaiaCookies,RenderDocument:level/crashed-frame';

/**
 * A default option of playwright-core. It makes Chromium draw pages in files, because a container may have little
 * shared memory. The drawing speed then depends on the disk.
 */
const SHARED_MEMORY_IN_FILES = '--disable-dev-shm-usage';

export interface LaunchOptions {
  /**
   * Draws pages in shared memory, optimizes scripts and replaces frames, as on a reader's machine. Use this option for
   * measurements. It needs more than the 64 MB of shared memory that containers have by default.
   *
   * @default false
   */
  readonly forMeasurement?: boolean;
}

/** The reason why no browser is available, with the remedy; undefined if a browser is available. */
export const whyNoChromium = existsSync(executablePath)
  ? undefined
  : `${executablePath} does not exist; set CHROMIUM_PATH to a Chromium program`;

/**
 * Starts a browser with a new profile. The browser is at `CHROMIUM_PATH`, `/usr/bin/chromium-headless-shell` or
 * `/usr/bin/chromium`, whichever is first in this order.
 */
export function launchChromium({ forMeasurement = false }: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: forMeasurement ? ARGUMENTS : [...ARGUMENTS, WITHOUT_OPTIMIZING, WITH_REUSED_FRAMES],
    ignoreDefaultArgs: forMeasurement ? [SHARED_MEMORY_IN_FILES] : [],
  });
}
