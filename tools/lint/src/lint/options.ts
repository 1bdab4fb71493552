import { resolve } from 'node:path';
import { parseCommandLine, UsageError } from '../command-line.js';
import { specDir } from '../redocly.js';
import { LintError } from './lint-error.js';

/** The formats of a report. */
export const formats = ['text', 'json', 'sarif', 'github'] as const;
export type Format = (typeof formats)[number];

/**
 * The machine-readable formats. Reports in these formats can also be written to files, so that one run serves both
 * people and programs.
 */
const fileFormats = ['sarif', 'json'] as const;

export const usage = `Usage: npm run lint:spec -- [folder] [options]

Lints the spec: its files, the contract and the examples.

  [folder]         a copy of the spec to lint (default: spec/)
  --format <name>  format of the printed report: ${formats.join(', ')} (default: text)
  --sarif <file>   also write a SARIF report to a file
  --json <file>    also write a JSON report to a file
  --help, -h       print this text

Exit codes
  0  no findings
  1  findings
  2  the lint could not run`;

const seeHelp = 'See npm run lint:spec -- --help.';

/** The command-line options. All paths are absolute. */
export interface LintOptions {
  dir: string;
  format: Format;
  reports: { format: Format; file: string }[];
}

/**
 * Reads the command-line arguments.
 *
 * @param cwd the folder to which paths are relative
 * @throws {LintError} if an argument is invalid
 */
export function readOptions(args: readonly string[], cwd: string): LintOptions {
  const { values, positionals } = parseArguments(args);
  const { format = 'text' } = values;
  if (!isFormat(format)) throw new LintError(`--format must be one of ${formats.join(', ')}, received ${format}.`);
  const [folder, ...others] = positionals;
  if (others.length > 0) throw new LintError(`Only one folder can be linted at a time. ${seeHelp}`);
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
    return parseCommandLine(args, { format: { type: 'string' }, sarif: { type: 'string' }, json: { type: 'string' } });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new LintError(`${error.message} ${seeHelp}`, { cause: error });
  }
}
