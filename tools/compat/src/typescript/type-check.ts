import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Consumer } from '../package-managers/install-consumer.js';
import { runProgram } from '../processes/run-program.js';

const require = createRequire(import.meta.url);

/**
 * The compilers by their names in package.json: the oldest supported version, and the newest version of each line
 * since.
 */
export const compilers = ['typescript5.4', 'typescript', 'typescript6', 'typescript7'];

/** The kinds of projects that use the client. One has only the types of the browser, the others only Node's. */
export const environments = {
  'Node, nodenext': { module: 'NodeNext', moduleResolution: 'NodeNext', lib: ['ES2022'], types: ['node'] },
  'a browser, bundler': {
    module: 'ESNext',
    moduleResolution: 'Bundler',
    lib: ['ES2022', 'DOM', 'DOM.Iterable'],
    types: [],
  },
  'CommonJS, node16': { module: 'Node16', moduleResolution: 'Node16', lib: ['ES2022'], types: ['node'] },
  'CommonJS, node10': {
    module: 'CommonJS',
    moduleResolution: 'Node10',
    lib: ['ES2022'],
    types: ['node'],
    esModuleInterop: true,
  },
};

export type Environment = keyof typeof environments;

const STRICTEST = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  target: 'ES2022',
  noEmit: true,
};

export interface TypeCheckOptions {
  /** The programs' texts by file name. */
  readonly files: Readonly<Record<string, string>>;
  readonly environment: Environment;
  /**
   * Skips the check of declaration files.
   *
   * @default false
   */
  readonly skipLibCheck?: boolean;
  /** Further arguments for the compiler. */
  readonly args?: readonly string[];
}

export function readCompilerVersion(compiler: string): string {
  return (JSON.parse(readFileSync(require.resolve(`${compiler}/package.json`), 'utf8')) as { version: string }).version;
}

/** Type-checks programs in a project in which the packages are installed. */
export async function typeCheck(
  { project }: Consumer,
  compiler: string,
  { files, environment, skipLibCheck = false, args = [] }: TypeCheckOptions,
): Promise<{ status: number | null; output: string }> {
  // In the project, because the compiler looks for installed packages in parent folders.
  const folder = mkdtempSync(join(project, 'check-'));
  if (environment.startsWith('CommonJS')) writeFileSync(join(folder, 'package.json'), '{}');
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const compilerOptions = { ...STRICTEST, ...environments[environment], skipLibCheck };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: Object.keys(files) }));
  const tsc = join(dirname(require.resolve(`${compiler}/package.json`)), 'bin/tsc');
  const { status, stdout, stderr } = await runProgram(
    process.execPath,
    [tsc, '-p', folder, '--pretty', 'false', ...args],
    { cwd: folder },
  );
  return { status, output: (stdout + stderr).trim() };
}
