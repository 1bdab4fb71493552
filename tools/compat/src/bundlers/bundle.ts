import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import type { Consumer } from '../package-managers/install-consumer.js';

export interface BundledImports {
  readonly text: string;
  /** Size in bytes after gzip level 9. */
  readonly gzip: number;
}

/** Bundles imports of the installed package as an application would. */
export async function bundle(
  { project }: Consumer,
  { specifier, imports }: { specifier: string; imports: readonly string[] | '*' },
): Promise<BundledImports> {
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
