import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { type Plugin, rollup } from 'rollup';
import * as vite from 'vite';
import { integration } from './download.js';

export interface BuildOptions {
  /** The path of the program, which is an ES module. */
  readonly entry: string;
  readonly target: 'node' | 'browser';
  /** The folder to write to. */
  readonly folder: string;
}

export interface Bundler {
  readonly name: string;
  /**
   * Builds one ES module that includes all packages.
   *
   * @returns the name of the file in the folder
   */
  readonly build: (options: BuildOptions) => Promise<string>;
}

export const bundlers: readonly Bundler[] = [
  { name: 'esbuild', build: buildWithEsbuild },
  { name: 'rollup', build: buildWithRollup },
  { name: 'vite', build: buildWithVite },
  { name: 'webpack', build: buildWithWebpack },
];

async function buildWithEsbuild({ entry, target, folder }: BuildOptions): Promise<string> {
  await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    platform: target,
    format: 'esm',
    outfile: join(folder, 'esbuild.js'),
    logLevel: 'silent',
  });
  return 'esbuild.js';
}

async function buildWithRollup({ entry, target, folder }: BuildOptions): Promise<string> {
  type NodeResolve = (options: { browser: boolean }) => Plugin;
  const { nodeResolve } = (await importIntegration('@rollup/plugin-node-resolve/dist/es/index.js')) as {
    nodeResolve: NodeResolve;
  };
  const bundle = await rollup({
    input: entry,
    plugins: [nodeResolve({ browser: target === 'browser' })],
    onwarn: ({ message }) => {
      throw new Error(message);
    },
  });
  await bundle.write({ dir: folder, entryFileNames: 'rollup.js', format: 'es' });
  return 'rollup.js';
}

async function buildWithVite({ entry, target, folder }: BuildOptions): Promise<string> {
  await vite.build({
    configFile: false,
    root: folder,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      outDir: folder,
      emptyOutDir: false,
      ...(target === 'node' ? { ssr: entry } : { lib: { entry, formats: ['es'] } }),
      rolldownOptions: { output: { entryFileNames: 'vite.js' } },
    },
  });
  return 'vite.js';
}

/** The part of webpack's API that the build needs. */
type Webpack = (
  options: object,
  done: (error: Error | null, stats?: { hasErrors(): boolean; hasWarnings(): boolean; toString(): string }) => void,
) => void;

async function buildWithWebpack({ entry, target, folder }: BuildOptions): Promise<string> {
  const { default: webpack } = (await importIntegration('webpack/lib/index.js')) as { default: Webpack };
  const options = {
    mode: 'production',
    target: target === 'node' ? 'node20' : ['web', 'es2022'],
    entry,
    experiments: { outputModule: true },
    output: { path: folder, filename: 'webpack.js', module: true, library: { type: 'module' } },
  };
  await new Promise<void>((resolve, reject) => {
    webpack(options, (error, stats) => {
      if (error !== null) reject(error);
      else if (stats?.hasErrors() === true || stats?.hasWarnings() === true) reject(new Error(stats.toString()));
      else resolve();
    });
  });
  return 'webpack.js';
}

function importIntegration(path: string): Promise<unknown> {
  return import(pathToFileURL(integration(path)).href);
}
