import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

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

/**
 * A default option of playwright-core. It makes Chromium draw pages in files, because a container may have little
 * shared memory. The drawing speed then depends on the disk.
 */
const SHARED_MEMORY_IN_FILES = '--disable-dev-shm-usage';

export interface LaunchOptions {
  /**
   * Draws pages in shared memory, as on a reader's machine. Use this option for measurements. It needs more than the 64
   * MB that containers have by default.
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

/** The reason why no browser is available, with the remedy; undefined if a browser is available. */
export const whyNoChromium = existsSync(executablePath)
  ? undefined
  : `${executablePath} does not exist; set CHROMIUM_PATH to a Chromium program`;

/** Starts the browser at `CHROMIUM_PATH`, or `/usr/bin/chromium` by default, with a new profile. */
export function launchChromium({ sharedMemory = false, fontSize = 16 }: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [...ARGUMENTS, `--blink-settings=defaultFontSize=${fontSize}`],
    ignoreDefaultArgs: sharedMemory ? [SHARED_MEMORY_IN_FILES] : [],
  });
}
