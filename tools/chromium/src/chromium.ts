import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/** Without a sandbox, because a container has none, and without anything that a browser does on its own. */
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

/**
 * playwright-core's default, because a container may have little shared memory: pages are drawn in files. The time to draw a page is then
 * the disk's.
 */
const SHARED_MEMORY_IN_FILES = '--disable-dev-shm-usage';

export interface LaunchOptions {
  /**
   * Draws pages in shared memory, as on a reader's machine, for measurements. Takes more than the 64 MB that a container has by default.
   *
   * @default false
   */
  readonly sharedMemory?: boolean;
}

/** Why no browser can be started, and what to do; undefined if one can. */
export const whyNoChromium = existsSync(executablePath)
  ? undefined
  : `there is no ${executablePath}; CHROMIUM_PATH can name another`;

/** Starts a browser with a new profile: the one that `CHROMIUM_PATH` names, else `/usr/bin/chromium`. */
export function launchChromium({ sharedMemory = false }: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: ARGUMENTS,
    ignoreDefaultArgs: sharedMemory ? [SHARED_MEMORY_IN_FILES] : [],
  });
}
