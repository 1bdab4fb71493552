import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { runProgram } from './run-program.js';

const attwFolder = dirname(createRequire(import.meta.url).resolve('@arethetypeswrong/cli/package.json'));
/** @type {{ bin: { attw: string } }} */
const { bin } = JSON.parse(readFileSync(join(attwFolder, 'package.json'), 'utf8'));

/**
 * What publint has to say against a packed package.
 *
 * @param {string} path the tarball
 * @returns {Promise<string[]>}
 */
export async function publintMessages(path) {
  const tarball = readFileSync(path);
  const { messages, pkg } = await publint({ pack: { tarball: tarball.buffer.slice(tarball.byteOffset, tarball.byteOffset + tarball.length) } });
  return messages.map((message) => formatMessage(message, pkg, { color: false }) ?? message.code);
}

/**
 * What attw says of a packed package's types where they are not found as they should be: nothing where they are. The profile leaves out
 * Node 10 and `require()`, for only ES modules are published.
 *
 * @param {string} path the tarball
 * @returns {Promise<{ status: number | null, output: string }>}
 */
export async function attw(path) {
  const args = [join(attwFolder, bin.attw), path, '--profile', 'esm-only', '--format', 'ascii', '--no-color', '--no-emoji', '--summary'];
  const { status, stdout, stderr } = await runProgram(process.execPath, args);
  return { status, output: status === 0 ? '' : stderr + stdout };
}
