import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const sourceFolder = fileURLToPath(new URL('..', import.meta.url));
/** The cache is inside this package, so that the built file finds its dependencies. */
const cacheFolder = fileURLToPath(new URL('../../node_modules/.cache/wapi-lint', import.meta.url));

/** Identifies the state of the source. Reads no file, so that the program starts within milliseconds. */
function hashSource(): string {
  const files = readdirSync(sourceFolder, { recursive: true, encoding: 'utf8' }).toSorted();
  const states = files.map((file) => {
    const { mtimeMs, size } = statSync(join(sourceFolder, file));
    return `${file} ${mtimeMs} ${size}`;
  });
  return createHash('sha256').update(states.join('\n')).digest('hex').slice(0, 16);
}

/** Bundles the source into one file. In each module, `import.meta.url` stays the URL of its source file. */
async function build(output: string): Promise<void> {
  const esbuild = await import('esbuild');
  await esbuild.build({
    entryPoints: [fileURLToPath(import.meta.resolve('./lint-worker.ts'))],
    outfile: output,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    plugins: [
      {
        name: 'source-urls',
        setup({ onLoad }) {
          onLoad({ filter: /\.ts$/ }, ({ path }) => {
            const url = JSON.stringify(pathToFileURL(path).href);
            return { contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', url), loader: 'ts' };
          });
        },
      },
    ],
  });
}

/**
 * Builds the lint worker, because loading a hundred TypeScript files one by one takes longer than some of the checks.
 *
 * @returns the path of the built file, from the cache if the source has not changed
 */
export async function buildWorker(): Promise<string> {
  const file = join(cacheFolder, `${hashSource()}.mjs`);
  if (existsSync(file)) return file;
  rmSync(cacheFolder, { recursive: true, force: true });
  mkdirSync(cacheFolder, { recursive: true });
  // Rename the file only when it is complete, because another lint may start in the meantime.
  const unfinished = join(cacheFolder, `${process.pid}.mjs`);
  await build(unfinished);
  renameSync(unfinished, file);
  return file;
}
