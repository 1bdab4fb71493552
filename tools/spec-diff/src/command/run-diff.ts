import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { ComparisonError } from '../comparison-error.js';
import { findRepository } from '../input/git.js';
import { readBaseAndHead } from '../input/read-version.js';
import { errorMessage } from '../lint.js';
import { formatVerdict, isBreaking } from '../report/formats/format.js';
import { github } from '../report/formats/github.js';
import { json } from '../report/formats/json.js';
import { markdown } from '../report/formats/markdown.js';
import { text } from '../report/formats/text.js';
import { makeReport } from '../report/report.js';
import { type Arguments, parseDiffArguments } from './arguments.js';
import type { CommandResult } from './command-result.js';
import { describeCrash } from './describe-crash.js';

const formats = { github, json, markdown, text };

/**
 * Compares two versions of the contract. Never throws, because Node would then exit with 1, which means "breaking".
 *
 * @param cwd the folder to which paths are relative
 */
export async function runDiffCommand(
  args: readonly string[],
  { cwd, now = new Date() }: { cwd: string; now?: Date },
): Promise<CommandResult> {
  const scratch = mkdtempSync(join(tmpdir(), 'wapi-compare-'));
  try {
    const options = parseDiffArguments(args, now);
    return await compareVersions(options, { cwd, scratch });
  } catch (error) {
    const message = error instanceof ComparisonError ? error.message : describeCrash('The comparison crashed', error);
    return { code: 2, stdout: '', stderr: `${message}\n` };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function compareVersions(
  options: Arguments,
  { cwd, scratch }: { cwd: string; scratch: string },
): Promise<CommandResult> {
  const { base, head } = await readBaseAndHead(options, { cwd, scratch });
  const file = options.approvals === undefined ? undefined : resolve(cwd, options.approvals);
  const approvals = file === undefined ? undefined : { file, shown: relative(findRepository(cwd) ?? cwd, file) };
  const report = await makeReport(base, head, { today: options.today, approvals });
  const output = formats[options.format](report);
  // A revision that is too low breaks no integrator, so only the pull-request check rejects it.
  const code = isBreaking(report) ? 1 : 0;
  if (options.output === undefined) return { code, stdout: output, stderr: '' };
  writeReport(resolve(cwd, options.output), options.output, output);
  return { code, stdout: `${formatVerdict(report)}\n`, stderr: '' };
}

function writeReport(file: string, shown: string, report: string): void {
  try {
    writeFileSync(file, report);
  } catch (error) {
    throw new ComparisonError(`--output: cannot write the report to ${shown}: ${errorMessage(error).split(',')[0]}.`);
  }
}
