// Copies every package that the mock imports into its dist, so that the mock works from its tarball alone. Optional
// peer dependencies stay imports.
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const { peerDependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  peerDependencies: Readonly<Record<string, string>>;
};

/** The packages of this repository and their folders in dist. */
const OWN: ReadonlyMap<string, string> = new Map([
  ['@wapi/types', 'wapi-types'],
  ['@wapi/validation', 'wapi-validation'],
]);

/** An import as the compiler writes it: `import … from`, `export … from` and `import()`. */
const IMPORT =
  /(?:(?:import|export) (?<clause>[^;'"]*) from |(?<call>import\())(?<quote>['"])(?<name>[^.'"][^'"]*)\k<quote>/g;

for (const [name, folder] of OWN) {
  const source = dirname(fileURLToPath(import.meta.resolve(name)));
  cpSync(source, join(dist, folder), { recursive: true, filter: (path) => !/\.(map|json)$/.test(path) });
}

const files = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(js|d\.ts)$/.test(name))
  .map((name) => ({ path: join(dist, name), text: readFileSync(join(dist, name), 'utf8') }));

/** Maps each package to the export statements for the names that the mock imports from it. */
const modules = new Map<string, Set<string>>();
for (const { path, text } of files) {
  if (!path.endsWith('.js')) continue;
  for (const { groups = {} } of text.matchAll(IMPORT)) {
    const { name = '', clause } = groups;
    if (isKept(name) || OWN.has(name)) continue;
    // Let Node list the exports of CommonJS modules, because the bundler cannot.
    const exported =
      clause === undefined
        ? `{ ${Object.keys((await import(name)) as object)
            .filter((key) => key !== 'module.exports')
            .join(', ')} }`
        : clause.replace(/^(\w+)$/, '{ default }');
    modules.set(name, (modules.get(name) ?? new Set()).add(`export ${exported} from '${name}';`));
  }
}

const { output } = await build({
  input: Object.fromEntries([...modules.keys()].map((name) => [toFileName(name), `vendor:${name}`])),
  platform: 'node',
  plugins: [
    {
      name: 'vendor',
      resolveId: (id) => (id.startsWith('vendor:') ? `\0${id}` : undefined),
      load: (id) => (id.startsWith('\0vendor:') ? [...(modules.get(id.slice(8)) ?? [])].join('\n') : undefined),
    },
  ],
  output: {
    dir: join(dist, 'vendor'),
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: 'shared-[name].js',
    minify: true,
  },
});
writeNotices(output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : [])));

for (const { path, text } of files) {
  const rewritten = text.replaceAll(IMPORT, (statement: string, ...rest: unknown[]) => {
    const { name = '', quote = '', clause = '' } = rest.at(-1) as Record<string, string>;
    const own = OWN.get(name);
    const target = own === undefined ? `vendor/${toFileName(name)}.js` : `${own}/index.js`;
    if (isKept(name)) return statement;
    if (own === undefined && !path.endsWith('.js')) return declareOpenTypes(clause);
    const specifier = relative(dirname(path), join(dist, target)).split(sep).join('/');
    return statement.replace(`${quote}${name}${quote}`, `${quote}${specifier.replace(/^(?!\.)/, './')}${quote}`);
  });
  if (rewritten !== text) writeFileSync(path, rewritten);
}

function isKept(name: string): boolean {
  return name.startsWith('node:') || Object.keys(peerDependencies).some((peer) => `${name}/`.startsWith(`${peer}/`));
}

/**
 * Returns declarations in place of an import of types from a copied package. No public function has these types, but
 * a strict compiler reads the files that import them.
 */
function declareOpenTypes(clause: string): string {
  const names = clause.match(/\w+(?=\s*[,}])/g) ?? [];
  return names.map((name) => `type ${name} = Readonly<Record<string, unknown>>`).join(';\n');
}

function toFileName(name: string): string {
  return name.replace(/\.js$/, '').replaceAll(/\W+/g, '-');
}

/** Writes the licence texts of the copied packages, because the licences require their inclusion. */
function writeNotices(moduleIds: readonly string[]): void {
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
