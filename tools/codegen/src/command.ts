import { parseArgs } from 'node:util';
import { contract } from '@wapi/types';
import { clientSources } from './client/sources.js';
import { writeSources } from './write-sources.js';

const USAGE = 'usage: wapi-codegen client --out <folder>';

/**
 * Runs the command line.
 *
 * @param args the arguments after the program's name
 * @param complain receives one line per error, for stderr
 * @returns the exit code: 0 if all files were written, 1 otherwise
 */
export function runCommand(args: readonly string[], complain: (line: string) => void): 0 | 1 {
  try {
    writeSources(readOut(args), clientSources(contract));
    return 0;
  } catch (error) {
    complain(`wapi-codegen: ${error instanceof Error ? firstLine(error.message) : String(error)}`);
    return 1;
  }
}

function readOut(args: readonly string[]): string {
  const { positionals, values } = parseArgs({
    args: [...args],
    options: { out: { type: 'string' } },
    allowPositionals: true,
  });
  const [target, ...rest] = positionals;
  if (target === undefined) throw new Error(`the target must be client, received nothing; ${USAGE}`);
  if (target !== 'client') throw new Error(`the target must be client, received ${target}; ${USAGE}`);
  if (rest.length > 0) throw new Error(`unexpected argument '${rest[0]}'; ${USAGE}`);
  if (!values.out) throw new Error(`--out is missing; ${USAGE}`);
  return values.out;
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? '';
}
