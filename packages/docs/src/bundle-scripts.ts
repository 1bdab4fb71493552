import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import type { PageScript } from './components/page.js';
import { minifyCss } from './components/style.js';
import { DocsError } from './docs-error.js';
import { sourceDir } from './package-root.js';

/** The site's scripts, minified. */
export interface BrowserScripts {
  /** The name of the script that every page loads. It loads others when a reader asks for what they do. */
  entry: string;
  /** The names of the scripts that single pages load besides. */
  ofPages: Readonly<Record<PageScript, string>>;
  /** By file name. Each name has the hash of its content. */
  files: ReadonlyMap<string, string>;
}

/**
 * Bundles the site's scripts.
 *
 * @param searchIndex the file name of the search index, which lies beside the scripts
 * @throws DocsError when a script cannot be bundled
 */
export async function bundleScripts(searchIndex: string): Promise<BrowserScripts> {
  const define = { SEARCH_INDEX: JSON.stringify(searchIndex) };
  const [search, form, calculator, filter] = await Promise.all([
    bundleScript('search-results.ts', define),
    bundleScript('try-it/open-panel.tsx', define),
    bundleScript('scope-calculator.ts', define),
    bundleScript('message-filter.ts', define),
  ]);
  const names = { 'search-results': search.fileName, 'open-panel': form.fileName };
  const entry = await bundleScript('site.ts', { LAZY_SCRIPTS: JSON.stringify(names) });
  return {
    entry: entry.fileName,
    ofPages: { 'scope-calculator': calculator.fileName, 'message-filter': filter.fileName },
    files: new Map([search, form, calculator, filter, entry].map(({ fileName, code }) => [fileName, code])),
  };
}

/** Each is bundled on its own, for the entry asks for it by an address that it can change: a browser keeps a script that failed to load for failed. */
async function bundleScript(
  name: string,
  define: Readonly<Record<string, string>>,
): Promise<{ fileName: string; code: string }> {
  try {
    const bundle = await rolldown({
      input: join(sourceDir, 'browser', name),
      platform: 'browser',
      resolve: { extensionAlias: { '.js': ['.ts', '.tsx', '.js'] } },
      plugins: [{ name: 'adopt-styles', load: { filter: { id: /\.css$/ }, handler: adoptStyle } }],
      transform: { define, target: 'es2022' },
    });
    const { output } = await bundle.generate({ format: 'esm', minify: true, entryFileNames: '[name].[hash].js' });
    const [chunk] = output;
    if (output.length > 1) throw new Error(`${name} has parts of its own.`);
    return { fileName: chunk.fileName, code: chunk.code };
  } catch (error) {
    throw new DocsError(
      `The site's scripts cannot be bundled: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/**
 * Makes a style sheet a script that adds it to the page. The security policy allows a page no styles but those in its text; a sheet that a script
 * of the site makes needs no leave.
 */
function adoptStyle(file: string): { code: string; moduleType: 'js' } {
  const css = JSON.stringify(minifyCss(readFileSync(file, 'utf8')));
  return {
    code: `const sheet = new CSSStyleSheet(); sheet.replaceSync(${css}); document.adoptedStyleSheets.push(sheet);`,
    moduleType: 'js',
  };
}
