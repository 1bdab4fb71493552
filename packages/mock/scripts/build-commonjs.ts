// Builds a CommonJS version from dist for Jest, which loads only CommonJS. In Node, both `import` and `require()` load
// the ES modules, so that a program never gets two copies.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';

const inPackage = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const dir = inPackage('dist');
/** The entry points of this package that tests import. */
const ENTRIES = ['index', 'fixtures'];
const { peerDependencies } = JSON.parse(readFileSync(inPackage('package.json'), 'utf8')) as {
  peerDependencies: Readonly<Record<string, string>>;
};
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
const external = [/^node:/, ...Object.keys(peerDependencies).map((name) => new RegExp(`^${name}(/|$)`))];

await build({
  input: Object.fromEntries(ENTRIES.map((name) => [name, inPackage(`dist/${name}.js`)])),
  platform: 'node',
  external,
  output: {
    dir,
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: 'commonjs/[name].cjs',
    intro: `const { ${NODE_GLOBALS.join(', ')} } = require('node:vm').runInThisContext('globalThis');`,
    // Replace `import()` with `require()`, because Jest cannot run `import()`. This is possible because all optional
    // packages are CommonJS.
    dynamicImportInCjs: false,
    minify: { compress: true, mangle: { keepNames: { function: true, class: true } }, codegen: true },
  },
});

const declarations = await rollup({
  input: Object.fromEntries(ENTRIES.map((name) => [name, inPackage(`dist/${name}.d.ts`)])),
  // Treat all other packages as external. The repository's own packages have already been copied into dist, and the
  // public declarations import no other packages.
  external: /^[^./]/,
  onwarn: ({ message }) => {
    throw new Error(message);
  },
  plugins: [dts({ respectExternal: true, tsconfig: inPackage('tsconfig.build.json') })],
});
await declarations.write({ dir, entryFileNames: '[name].d.cts' });
