import type { Browser } from 'playwright-core';

/** Why no browser can be started, and what to do; undefined where one can be. */
export declare const whyNoChromium: string | undefined;

/**
 * Starts a browser with a profile of its own: the one that `CHROMIUM_PATH` names, else `/usr/bin/chromium`.
 *
 * @param options `sharedMemory` has pages drawn in shared memory, as on a reader's machine, for measurements; it takes more than the 64 MB that a
 *   container has by default
 */
export declare function launchChromium(options?: { readonly sharedMemory?: boolean }): Promise<Browser>;
