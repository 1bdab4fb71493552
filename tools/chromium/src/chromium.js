import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/** Without a sandbox, for there is none in a container; and without what a browser does of its own accord. */
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

export const whyNoChromium = existsSync(executablePath) ? undefined : `there is no ${executablePath}; CHROMIUM_PATH can name another`;

/** A container may have little shared memory, so playwright-core has pictures of pages kept in files: what a page then takes to draw is the disk's time. */
const SHARED_MEMORY_IN_FILES = '--disable-dev-shm-usage';

export function launchChromium({ sharedMemory = false } = {}) {
  return chromium.launch({ executablePath, args: ARGUMENTS, ignoreDefaultArgs: sharedMemory ? [SHARED_MEMORY_IN_FILES] : [] });
}
