import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { specDir } from '../redocly.js';
import { LintError } from './lint-error.js';

/** The formats of a report. */
export const formats = ['text', 'json', 'sarif', 'github'] as const;
export type Format = (typeof formats)[number];

/** The formats for programs. They can also be written to files, so that one run serves people and programs. */
const fileFormats = ['sarif', 'json'] as const;

const formatList = formats.join('|');
export const usage = `Usage: npm run lint:spec -- [folder] [--format ${formatList}] [--sarif <file>] [--json <file>]`;

/** The options of the command line. All paths are absolute. */
export interface LintOptions {
  dir: string;
  format: Format;
  reports: { format: Format; file: string }[];
}

/**
 * Reads the arguments of the command line.
 *
 * @param cwd the folder that paths are relative to
 * @throws {LintError} if an argument is invalid
 */
export function readOptions(args: readonly string[], cwd: string): LintOptions {
  const { values, positionals } = parseArguments(args);
  const { format = 'text' } = values;
  if (!isFormat(format)) throw new LintError(`--format must be one of ${formats.join(', ')}, received ${format}.`);
  const [folder, ...others] = positionals;
  if (others.length > 0) throw new LintError(`Only one folder can be linted at a time. ${usage}`);
  return {
    dir: folder === undefined ? resolve(specDir) : resolve(cwd, folder),
    format,
    reports: fileFormats.flatMap((name) => {
      const file = values[name];
      return file === undefined ? [] : [{ format: name, file: resolve(cwd, file) }];
    }),
  };
}

const isFormat = (name: string): name is Format => (formats as readonly string[]).includes(name);

function parseArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { format: { type: 'string' }, sarif: { type: 'string' }, json: { type: 'string' } },
    });
  } catch (error) {
    const reason = (error as Error).message.split('\n')[0]?.replace(/\.? To specify.*$/, '');
    throw new LintError(`${reason}. ${usage}`, { cause: error });
  }
}
