import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { runProgram } from './run-program.js';

const require = createRequire(import.meta.url);

/** The compilers, by the names under which this package has them: the oldest that is supported, and the newest of each line since. */
export const compilers = ['typescript5.4', 'typescript', 'typescript6', 'typescript7'];

/** What differs between projects that use the client. The first knows Node's types alone, the second those of the browser. */
export const environments = {
  'Node, nodenext': { module: 'NodeNext', moduleResolution: 'NodeNext', lib: ['ES2022'], types: ['node'] },
  'a browser, bundler': { module: 'ESNext', moduleResolution: 'Bundler', lib: ['ES2022', 'DOM', 'DOM.Iterable'], types: [] },
};

/** As strict as a compiler can be asked to be. */
const STRICT = { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, target: 'ES2022', noEmit: true };

/** @param {string} compiler */
export function versionOf(compiler) {
  return JSON.parse(readFileSync(require.resolve(`${compiler}/package.json`), 'utf8')).version;
}

/**
 * Type-checks programs beside the installed packages.
 *
 * @param {import('./install.js').Consumer} consumer
 * @param {string} compiler
 * @param {{ files: Readonly<Record<string, string>>, environment: keyof typeof environments, skipLibCheck?: boolean, args?: readonly string[] }} options
 *   files: texts by name; skipLibCheck: false unless told otherwise, so that every declaration file is checked
 * @returns {Promise<{ status: number | null, output: string }>}
 */
export async function typeCheck({ project }, compiler, { files, environment, skipLibCheck = false, args = [] }) {
  // Below the project, so that what is installed there is found.
  const folder = mkdtempSync(join(project, 'check-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const compilerOptions = { ...STRICT, ...environments[environment], skipLibCheck };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: Object.keys(files) }));
  const tsc = join(dirname(require.resolve(`${compiler}/package.json`)), 'bin/tsc');
  const { status, stdout, stderr } = await runProgram(process.execPath, [tsc, '-p', folder, '--pretty', 'false', ...args], { cwd: folder });
  return { status, output: (stdout + stderr).trim() };
}
