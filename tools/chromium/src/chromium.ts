import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/** No sandbox, because containers do not support it, and no background activity. */
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
 * A default of playwright-core: pages are drawn in files, because a container may have little shared memory. Drawing
 * then depends on the speed of the disk.
 */
const SHARED_MEMORY_IN_FILES = '--disable-dev-shm-usage';

export interface LaunchOptions {
  /**
   * Draws pages in shared memory, as on a reader's machine. For measurements. Needs more than a container's default of
   * 64 MB.
   *
   * @default false
   */
  readonly sharedMemory?: boolean;
  /**
   * The reader's default font size, in CSS pixels.
   *
   * @default 16
   */
  readonly fontSize?: number;
}

/** Why no browser is available, and what to do; undefined if one is. */
export const whyNoChromium = existsSync(executablePath)
  ? undefined
  : `${executablePath} does not exist; set CHROMIUM_PATH to a Chromium program`;

/** Starts the browser of `CHROMIUM_PATH`, or `/usr/bin/chromium`, with a new profile. */
export function launchChromium({ sharedMemory = false, fontSize = 16 }: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [...ARGUMENTS, `--blink-settings=defaultFontSize=${fontSize}`],
    ignoreDefaultArgs: sharedMemory ? [SHARED_MEMORY_IN_FILES] : [],
  });
}
