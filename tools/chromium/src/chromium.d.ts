import type { Browser } from 'playwright-core';

/** Why no browser can be started, and what to do; undefined where one can be. */
export declare const whyNoChromium: string | undefined;

/** Starts a browser with a profile of its own: the one that `CHROMIUM_PATH` names, else `/usr/bin/chromium`. */
export declare function launchChromium(): Promise<Browser>;
