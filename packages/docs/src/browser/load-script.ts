import type { showResults } from './search-results.js';
import type { openPanel } from './try-it/open-panel.js';

/** The scripts that pages load on demand, with the types of their exports. */
interface LazyScripts {
  'search-results': { showResults: typeof showResults };
  'open-panel': { openPanel: typeof openPanel };
}

/** The file names of the scripts that pages load on demand, in the folder of this script. The build fills them in. */
declare const LAZY_SCRIPTS: Readonly<Record<keyof LazyScripts, string>>;

let failures = 0;

/**
 * Loads a script. After a failure, call it again to retry.
 *
 * @throws TypeError if the script cannot be loaded
 */
export async function loadScript<Name extends keyof LazyScripts>(name: Name): Promise<LazyScripts[Name]> {
  const url = new URL(LAZY_SCRIPTS[name], import.meta.url);
  // Browsers remember a failed import and never request its URL again, so change the URL.
  if (failures > 0) url.search = String(failures);
  try {
    return (await import(url.href)) as LazyScripts[Name];
  } catch (error) {
    failures += 1;
    throw error;
  }
}
