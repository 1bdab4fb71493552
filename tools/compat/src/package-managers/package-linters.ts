import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { runProgram } from '../processes/run-program.js';

const attwFolder = dirname(createRequire(import.meta.url).resolve('@arethetypeswrong/cli/package.json'));
const { bin } = JSON.parse(readFileSync(join(attwFolder, 'package.json'), 'utf8')) as { bin: { attw: string } };

/** Runs publint on a tarball. */
export async function publintMessages(path: string): Promise<string[]> {
  const tarball = readFileSync(path);
  const bytes = tarball.buffer.slice(tarball.byteOffset, tarball.byteOffset + tarball.length);
  const { messages, pkg } = await publint({ pack: { tarball: bytes } });
  return messages.map((message) => formatMessage(message, pkg, { color: false }) ?? message.code);
}

/**
 * Runs attw on a tarball. Its output is empty if it finds all types.
 *
 * @param profile `strict` checks every resolution, `esm-only` excludes Node 10 and `require()`
 * @param entries the only entries to check; by default, all entries
 */
export async function attw(
  path: string,
  profile: 'strict' | 'esm-only',
  entries: readonly string[] = [],
): Promise<{ status: number | null; output: string }> {
  const format = ['--profile', profile, '--format', 'ascii', '--no-color', '--no-emoji', '--summary'];
  const only = entries.length === 0 ? [] : ['--entrypoints', ...entries];
  const { status, stdout, stderr } = await runProgram(process.execPath, [
    join(attwFolder, bin.attw),
    path,
    ...format,
    ...only,
  ]);
  return { status, output: status === 0 ? '' : stderr + stdout };
}
