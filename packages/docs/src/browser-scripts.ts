import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { DocsError } from './docs-error.js';
import { sourceDir } from './package-root.js';
import { minifyCss } from './theme/style.js';

/** The site's scripts, minified. */
export interface BrowserScripts {
  /** The name of the script that every page loads. It loads the others when a reader asks for what they do. */
  entry: string;
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
  try {
    const bundle = await rolldown({
      input: join(sourceDir, 'browser', 'site.ts'),
      platform: 'browser',
      resolve: { extensionAlias: { '.js': ['.ts', '.tsx', '.js'] } },
      plugins: [{ name: 'adopt-styles', load: { filter: { id: /\.css$/ }, handler: adoptStyle } }],
      transform: { define: { SEARCH_INDEX: JSON.stringify(searchIndex) }, target: 'es2022' },
    });
    const { output } = await bundle.generate({
      format: 'esm',
      minify: true,
      entryFileNames: '[name].[hash].js',
      chunkFileNames: '[name].[hash].js',
    });
    const chunks = output.filter((file) => file.type === 'chunk');
    const entry = chunks.find(({ isEntry }) => isEntry)?.fileName;
    if (entry === undefined) throw new Error('it has no entry.');
    return { entry, files: new Map(chunks.map(({ fileName, code }) => [fileName, code])) };
  } catch (error) {
    throw new DocsError(`The site's scripts cannot be bundled: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * Makes a style sheet a script that adds it to the page. The security policy allows a page no styles but those in its text; a sheet that a script
 * of the site makes needs no leave.
 */
function adoptStyle(file: string): { code: string; moduleType: 'js' } {
  const css = JSON.stringify(minifyCss(readFileSync(file, 'utf8')));
  return { code: `const sheet = new CSSStyleSheet(); sheet.replaceSync(${css}); document.adoptedStyleSheets.push(sheet);`, moduleType: 'js' };
}
