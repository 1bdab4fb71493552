// Builds `dist` as ES modules, and as CommonJS for Jest, which loads only CommonJS. Bundles every package that the mock
// imports, so that the mock works from its tarball alone and starts with few files. Optional peer dependencies stay
// imports.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type OutputOptions, type RolldownOutput } from 'rolldown';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const { peerDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  peerDependencies: Readonly<Record<string, string>>;
};
/** The entry points of this package that tests import. In Node, `require()` loads their ES modules, to avoid copies. */
const TEST_ENTRIES = ['index', 'fixtures'];
const ENTRIES = [...TEST_ENTRIES, 'http/index', 'cli/index', 'cli'];
const external = [/^node:/, ...Object.keys(peerDependencies).map((name) => new RegExp(`^${name}(/|$)`))];
/**
 * Jest runs modules with the globals of a test environment. The jsdom environment lacks most of these globals, and
 * Node's `Buffer` does not extend the environment's `Uint8Array`. Therefore, use Node's own globals.
 */
const NODE_GLOBALS = [
  'Headers',
  'ReadableStream',
  'Request',
  'Response',
  'TextDecoder',
  'TextEncoder',
  'Uint8Array',
  'structuredClone',
];

const toFiles = (names: readonly string[], folder: string, extension: string): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, join(root, folder, `${name}${extension}`)]));

async function buildModules(names: readonly string[], output: OutputOptions): Promise<RolldownOutput> {
  return build({ input: toFiles(names, 'src', '.ts'), platform: 'node', external, output: { dir: dist, ...output } });
}

async function buildDeclarations(names: readonly string[], extension: string): Promise<void> {
  const bundle = await rollup({
    input: toFiles(names, 'build/types', '.d.ts'),
    external: (id) => !/^[./]|^@wapi\//.test(id),
    onwarn: ({ message }) => {
      throw new Error(message);
    },
    plugins: [dts({ respectExternal: true, tsconfig: join(root, 'tsconfig.build.json') })],
  });
  await bundle.write({
    dir: dist,
    entryFileNames: `[name]${extension}`,
    chunkFileNames: ({ name }) => `chunks/${name.replace(/\.d$/, '')}${extension}`,
  });
}

/** Writes the licence texts of the bundled packages, because the licences require their inclusion. */
function writeNotices({ output }: RolldownOutput): void {
  const moduleIds = output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
  const folders = new Set(moduleIds.map((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(id)?.[0] ?? ''));
  const notices = [...folders]
    .filter((folder) => folder !== '')
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<
        string,
        string
      >;
      const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
      const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8');
      return `${name} ${version} (${license})\n\n${text.trim()}\n`;
    });
  writeFileSync(join(dist, 'third-party-notices.txt'), notices.toSorted().join(`\n${'-'.repeat(80)}\n\n`));
}

for (const folder of [dist, join(root, 'build')]) rmSync(folder, { recursive: true, force: true });
await import('./generate.js');
execFileSync(
  process.execPath,
  ['../../node_modules/typescript7/bin/tsc', '--singleThreaded', '-p', 'tsconfig.build.json'],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
const modules = await buildModules(ENTRIES, { format: 'es', chunkFileNames: 'chunks/[name].js' });
await buildModules(TEST_ENTRIES, {
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: 'chunks/[name].cjs',
  intro: `const { ${NODE_GLOBALS.join(', ')} } = require('node:vm').runInThisContext('globalThis');`,
  // Replace `import()` with `require()`, because Jest cannot run `import()`. This is possible because all optional
  // packages are CommonJS.
  dynamicImportInCjs: false,
  minify: { compress: true, mangle: { keepNames: { function: true, class: true } }, codegen: true },
});
await buildDeclarations(
  ENTRIES.filter((name) => name !== 'cli'),
  '.d.ts',
);
await buildDeclarations(TEST_ENTRIES, '.d.cts');
writeNotices(modules);
