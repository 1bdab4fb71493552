import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { readArguments, usage } from './arguments.js';
import { CannotCompare } from './cannot-compare.js';
import { github } from './formats/github.js';
import { json } from './formats/json.js';
import { markdown } from './formats/markdown.js';
import { terminal } from './formats/terminal.js';
import { verdictOf } from './formats/words.js';
import { repositoryOf } from './git.js';
import { readBaseAndHead } from './read-version.js';
import { makeReport } from './report.js';

const formats = { github, json, markdown, terminal };

/**
 * The command.
 */
export async function run(args: string[], { cwd = process.cwd(), now = new Date() }: { cwd?: string; now?: Date; } = {}): Promise<{ code: 0 | 1 | 2; stdout: string; stderr: string; }> {
  const scratch = mkdtempSync(join(tmpdir(), 'wapi-compare-'));
  try {
    const options = readArguments(args, now);
    if (options === 'help') return { code: 0, stdout: `${usage}\n`, stderr: '' };
    const { base, head } = await readBaseAndHead(options, { cwd, scratch });
    const file = options.approvals === undefined ? undefined : resolve(cwd, options.approvals);
    const approvals = file === undefined ? undefined : { file, shown: relative(repositoryOf(cwd) ?? cwd, file) };
    const report = makeReport(base, head, { today: options.today, approvals });
    const text = formats[options.format](report);
    const code = report.passed ? 0 : 1;
    if (options.output === undefined) return { code, stdout: text, stderr: '' };
    write(resolve(cwd, options.output), options.output, text);
    return { code, stdout: `${verdictOf(report)}\n`, stderr: '' };
  } catch (error) {
    if (error instanceof CannotCompare) return { code: 2, stdout: '', stderr: `${error.message}\n` };
    // A fault of this program must not be taken for a verdict, which exit code 1 is.
    const place = error instanceof Error ? (error.stack?.split('\n')[1]?.trim() ?? '') : '';
    return { code: 2, stdout: '', stderr: `The comparison failed (${error instanceof Error ? error.message : String(error)}) ${place}\n` };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function write(file: string, shown: string, text: string) {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new CannotCompare(`The report cannot be written to ${shown}: ${error instanceof Error ? error.message.split(',')[0] : String(error)}.`);
  }
}
