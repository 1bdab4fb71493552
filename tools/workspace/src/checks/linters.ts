import { spawn } from 'node:child_process';
import { rootDir } from '../root-dir.js';

export interface Linter {
  /** A program in the devDependencies of the root package. */
  readonly command: string;
  readonly args: readonly string[];
}

/** The linters that `npm test` runs in parallel. */
export const linters: readonly Linter[] = [
  { command: 'oxlint', args: ['--deny-warnings'] },
  { command: 'oxfmt', args: ['--check'] },
  { command: 'sherif', args: [] },
  { command: 'depcruise', args: ['--config', '.dependency-cruiser.json', '.'] },
  { command: 'knip', args: ['--no-progress'] },
  { command: 'tsx', args: ['tools/prose/src/check-prose.ts'] },
];

/**
 * Runs a linter, and prints its output only if it fails.
 *
 * @returns whether the linter passed
 */
function runLinter({ command, args }: Linter): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: rootDir,
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.once('error', reject);
    child.once('close', (code) => {
      console.log(`  ${code === 0 ? 'passed ' : 'failed '}  ${[command, ...args].join(' ')}`);
      if (code !== 0) console.error(output.trim());
      resolve(code === 0);
    });
  });
}

/**
 * Runs all linters.
 *
 * @returns the commands that failed
 */
export async function runLinters(): Promise<string[]> {
  const passed = await Promise.all(linters.map(runLinter));
  return linters.filter((_linter, index) => passed[index] === false).map(({ command }) => command);
}
