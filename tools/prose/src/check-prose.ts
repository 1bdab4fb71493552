// Checks the wording of all prose in the repository, or in the given files. Exits with 0 if nothing was found, 1 if
// something was found, and 2 if the check could not run.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lintProse } from './lint-prose.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const usage = 'Usage: check-prose [file ...]\nWithout files, checks all texts under version control.';

/** Released changelogs never change, and the files that define and test the banned wording contain it on purpose. */
const exempt = /(^|\/)(CHANGELOG\.md|pnpm-lock\.yaml)$|^tools\/prose\/(test\/|wording\.yaml)/;

function trackedFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed.split('\n').filter((file) => /\.(tsx?|md|yaml)$/.test(file) && !exempt.test(file));
}

async function main(args: readonly string[]): Promise<number> {
  if (args.some((arg) => arg.startsWith('-'))) {
    console.log(usage);
    return args.every((arg) => arg === '--help' || arg === '-h') ? 0 : 2;
  }
  const files = args.length > 0 ? args.map((file) => relative(root, resolve(file))) : trackedFiles();
  const sources = files
    .filter((file) => existsSync(join(root, file)))
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));
  const findings = await lintProse(sources);
  for (const { file, line, column, message } of findings) console.log(`${file}:${line}:${column}  ${message}`);
  const count = findings.length;
  console.log(`${count} ${count === 1 ? 'text' : 'texts'} to reword in ${sources.length} files`);
  return count === 0 ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(`check-prose: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}
