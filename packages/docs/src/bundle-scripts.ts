import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { rolldown } from 'rolldown';
import type { PageScript } from './components/page.js';
import { minifyCss, splitRules } from './components/style.js';
import type { PlatformChoice } from './model/platform-choices.js';
import { DocsError } from './docs-error.js';
import { sourceDir } from './package-root.js';
import { type BundleChanges, pageMockBundle } from './bundle-page-mock.js';

/** The oldest browsers in which the scripts run. */
export const BROWSER_FLOOR = ['chrome94', 'edge94', 'firefox93', 'safari15', 'ios15'];

/** The site's scripts, minified. */
export interface BrowserScripts {
  /** The script that runs before the first paint. Each page contains it inline. */
  boot: string;
  /** The file name of the script that every page loads. It loads other scripts on demand. */
  entry: string;
  /** The file names of the page-specific scripts. Each of them is loaded by only one page. */
  pageScripts: Readonly<Record<PageScript, string>>;
  /** The scripts, keyed by file name. Each name contains a hash of the content. */
  files: ReadonlyMap<string, string>;
  /** The file names of the scripts that readers may need offline. */
  offline: readonly string[];
}

/** The service worker, at the root of the site. Its name never changes, because browsers look for updates by name. */
export const WORKER_NAME = 'offline.js';

/**
 * Bundles the site's scripts.
 *
 * @param searchIndex the file name of the search index, which is in the same folder as the scripts
 * @param platforms the platforms that readers can choose
 * @param hasWorker whether pages register the service worker
 * @throws DocsError if a script cannot be bundled
 */
export async function bundleScripts(
  searchIndex: string,
  platforms: readonly PlatformChoice[],
  hasWorker: boolean,
): Promise<BrowserScripts> {
  const define = { SEARCH_INDEX: JSON.stringify(searchIndex), PLATFORMS: JSON.stringify(platforms) };
  const pageMock = await bundleScript('page-mock/worker.ts', pageMockBundle.define, 'iife', pageMockBundle);
  const OFFLINE_WORKER = JSON.stringify(hasWorker ? WORKER_NAME : null);
  const [boot, search, form, calculator, filter] = await Promise.all([
    bundleScript('boot.ts', define, 'iife'),
    bundleScript('search-results.ts', define),
    bundleScript('try-it/open-panel.tsx', { ...define, PAGE_MOCK: JSON.stringify(pageMock.fileName) }),
    bundleScript('scope-calculator.ts', define),
    bundleScript('message-filter.ts', define),
  ]);
  const names = { 'search-results': search.fileName, 'open-panel': form.fileName };
  const entry = await bundleScript('site.ts', { ...define, LAZY_SCRIPTS: JSON.stringify(names), OFFLINE_WORKER });
  return {
    boot: boot.code.trim(),
    entry: entry.fileName,
    pageScripts: { 'scope-calculator': calculator.fileName, 'message-filter': filter.fileName },
    files: new Map([search, form, pageMock, calculator, filter, entry].map(({ fileName, code }) => [fileName, code])),
    offline: [entry.fileName, search.fileName],
  };
}

/**
 * Bundles the service worker.
 *
 * @param build a hash of the site
 * @param files the files to store before they are requested; undefined to remove the worker of an earlier build
 */
export async function bundleWorker(build: string, files: readonly string[] | undefined): Promise<string> {
  const define = { BUILD: JSON.stringify(build), STORED_FILES: JSON.stringify(files ?? []) };
  const { code } = await bundleScript(files ? 'offline-worker.ts' : 'remove-worker.ts', define, 'iife');
  return code;
}

/**
 * Bundles one script. Rejects an import that cannot be found.
 *
 * The scripts share no chunks. Browsers remember a failed import, so the entry script must be able to load a script
 * again from a changed URL.
 */
export async function bundleScript(
  name: string,
  define: Readonly<Record<string, string>>,
  format: 'esm' | 'iife' = 'esm',
  { plugins, inject }: BundleChanges = { plugins: [], inject: {} },
): Promise<{ fileName: string; code: string }> {
  try {
    const bundle = await rolldown({
      input: resolve(sourceDir, 'browser', name),
      logLevel: 'silent',
      platform: 'browser',
      resolve: { extensionAlias: { '.js': ['.ts', '.tsx', '.js'] } },
      plugins: [...plugins, { name: 'adopt-styles', load: { filter: { id: /\.css$/ }, handler: adoptStyle } }],
      transform: { define, inject, target: BROWSER_FLOOR },
    });
    const { output } = await bundle.generate({
      format,
      minify: true,
      codeSplitting: false,
      entryFileNames: '[name].[hash].js',
    });
    const [chunk] = output;
    // If Rolldown cannot find an import, it leaves the import in the code, which then fails in the browser.
    const [missing] = chunk.imports;
    if (missing !== undefined) throw new Error(`the import "${missing}" must exist.`);
    if (output.length > 1) throw new Error(`${name} must be one chunk, received ${output.length}.`);
    return { fileName: chunk.fileName, code: chunk.code };
  } catch (error) {
    throw new DocsError(
      `The browser script ${name} could not be bundled: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/**
 * Turns a style sheet into a script that adds its rules to the page's own style sheet. The page's security policy
 * forbids external style sheets, and constructed style sheets need a newer Safari.
 */
function adoptStyle(file: string): { code: string; moduleType: 'js' } {
  const rules = JSON.stringify(splitRules(minifyCss(readFileSync(file, 'utf8'))));
  return {
    code: `const sheet = document.styleSheets[0]; for (const rule of ${rules}) sheet.insertRule(rule, sheet.cssRules.length);`,
    moduleType: 'js',
  };
}
