import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/**
 * Bundles what a consumer imports from the installed package, as an application would ship it.
 *
 * @param {import('./install.js').Consumer} consumer
 * @param {{ specifier: string, imports: readonly string[] | '*' }} wanted
 * @returns {Promise<{ text: string, gzip: number }>} gzip: bytes at level 9
 */
export async function bundle({ project }, { specifier, imports }) {
  const names = imports === '*' ? '*' : `{ ${imports.join(', ')} }`;
  const { outputFiles } = await build({
    stdin: { contents: `export ${names} from '${specifier}';`, resolveDir: project },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    platform: 'neutral',
    minify: true,
    logLevel: 'silent',
  });
  const [file] = outputFiles;
  return { text: file?.text ?? '', gzip: gzipSync(file?.contents ?? '', { level: 9 }).length };
}
