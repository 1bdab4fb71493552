import type { showResults } from './search-results.js';
import type { openPanel } from './try-it/open-panel.js';

/** What is loaded when a reader asks for it. */
interface LazyScripts {
  'search-results': { showResults: typeof showResults };
  'open-panel': { openPanel: typeof openPanel };
}

/** The file name of each beside this script, which the build puts in. */
declare const LAZY_SCRIPTS: Readonly<Record<keyof LazyScripts, string>>;

let failures = 0;

/**
 * Loads a script. One that could not be had, because the line was down, can be asked for again.
 *
 * @throws TypeError when it cannot be loaded
 */
export async function loadScript<Name extends keyof LazyScripts>(name: Name): Promise<LazyScripts[Name]> {
  const url = new URL(LAZY_SCRIPTS[name], import.meta.url);
  // Browsers remember that an address failed, and never ask for it again.
  if (failures > 0) url.search = String(failures);
  try {
    return (await import(url.href)) as LazyScripts[Name];
  } catch (error) {
    failures += 1;
    throw error;
  }
}
