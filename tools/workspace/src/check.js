// `npm test`: lints, type-checks and tests everything, and ends with one line of figures.
import { spawn } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { summarize } from './summary.js';
import { rootDir, runTurbo } from './turbo.js';

/** The folders of all packages of the workspace. */
function packageDirs() {
  const inside = ['packages', 'tools'].flatMap((group) => readdirSync(join(rootDir, group)).map((name) => join(group, name)));
  return ['spec', ...inside];
}

/**
 * Runs a linter of the code and prints what it says only if it fails.
 *
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<string[]>} its name if it failed
 */
function lint(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: rootDir, shell: process.platform === 'win32', stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
    child.once('error', reject);
    child.once('close', (code) => {
      console.log(`  ${code === 0 ? 'passed ' : 'failed '}  ${[command, ...args].join(' ')}`);
      if (code !== 0) console.error(output.trim());
      resolve(code === 0 ? [] : [command]);
    });
  });
}

// A report that is left from an earlier run would be counted though its tests did not run; a cache hit brings its own back.
const reports = packageDirs().map((dir) => join(dir, 'reports'));
for (const dir of reports) rmSync(join(rootDir, dir), { recursive: true, force: true });

console.log('Linting the code');
/** @type {[string, string[]][]} */
const linters = [
  ['oxlint', ['--deny-warnings']],
  ['oxfmt', ['--check']],
  ['sherif', []],
];
const unclean = (await Promise.all(linters.map(([command, args]) => lint(command, args)))).flat();

console.log('Checking everything that is built from the spec');
const { failed } = await runTurbo(['lint', 'typecheck', 'test'], { keepGoing: true });

const { line, ok } = summarize(
  reports.map((dir) => join(rootDir, dir, 'vitest.json')),
  [...unclean, ...failed],
);
const failures = [...unclean, ...failed];
if (failures.length > 0) console.log(`\nFailed: ${failures.map((step) => step.replace('#', ' ')).join(', ')}`);
console.log(`\n${line}`);
if (!ok) process.exitCode = 1;
