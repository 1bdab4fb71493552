// Builds `dist` as ES modules and as CommonJS. Each format has one file for each entry point, and one file for their
// shared code. Every file has its own type declarations.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);

const { version, exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string;
  exports: Readonly<Record<string, unknown>>;
};

/** The package's entry points: the file name in `dist`, then the module name in `src`. */
const ENTRIES = Object.keys(exports)
  .filter((key) => !key.endsWith('.json'))
  .map((key) => key.replace(/^\.\/?/, '') || 'index')
  .map((name) => [name, existsSync(join(root, 'src', `${name}.ts`)) ? name : `${name}/index`] as const);

function entryFiles(folder: string, extension: string): Record<string, string> {
  return Object.fromEntries(ENTRIES.map(([entry, module]) => [entry, join(root, folder, `${module}${extension}`)]));
}

async function buildModules(format: 'es' | 'cjs', extension: string): Promise<void> {
  await build({
    input: entryFiles('src', '.ts'),
    platform: 'neutral',
    external: /^node:/,
    transform: { define: { WAPI_CLIENT_VERSION: JSON.stringify(version) } },
    resolve: { mainFields: ['module', 'main'] },
    output: {
      dir: join(root, 'dist'),
      format,
      entryFileNames: `[name]${extension}`,
      chunkFileNames: `chunks/[name]${extension}`,
      codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] },
      minifyInternalExports: false,
    },
  });
}

async function buildDeclarations(extension: string): Promise<void> {
  const bundle = await rollup({
    input: entryFiles('build/types', '.d.ts'),
    external: /^node:/,
    onwarn: (warning) => {
      throw new Error(warning.message);
    },
    plugins: [dts({ respectExternal: true, sourcemap: true, tsconfig: join(root, 'tsconfig.build.json') })],
  });
  await bundle.write({
    dir: join(root, 'dist'),
    entryFileNames: `[name]${extension}`,
    chunkFileNames: ({ name }) => `chunks/${name.replace(/\.d$/, '')}${extension}`,
    minifyInternalExports: false,
    sourcemap: true,
  });
}

for (const folder of ['dist', 'build/types']) rmSync(join(root, folder), { recursive: true, force: true });
execFileSync(
  process.execPath,
  ['../../node_modules/typescript7/bin/tsc', '--singleThreaded', '-p', 'tsconfig.build.json'],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
await buildModules('es', '.js');
await buildModules('cjs', '.cjs');
await buildDeclarations('.d.ts');
await buildDeclarations('.d.cts');

// The licence of openapi-fetch, which is bundled into the entry point `raw`. No other package is bundled.
const openapiFetch = join(dirname(require.resolve('openapi-fetch')), '..');
const bundled = JSON.parse(readFileSync(join(openapiFetch, 'package.json'), 'utf8')) as Record<string, string>;
writeFileSync(
  join(root, 'dist/third-party-notices.txt'),
  `${bundled['name']} ${bundled['version']} ` +
    `(${bundled['license']})\n\n${readFileSync(join(openapiFetch, 'LICENSE'), 'utf8')}`,
);
