import { parseArgs } from 'node:util';
import { CannotCompare } from './cannot-compare.js';
import { isDay } from './sunset.js';

export const usage = `Usage: node tools/contract/src/compare.js <base> [head] [options]

Compares two versions of the contract and says whether head may be merged. Each is a bundle file, a spec folder or a git ref of the
repository; head is the working tree's spec by default.

  --format <terminal|markdown|json|github>  terminal by default
  --approvals <file>                        breaking-changes.yaml in head's folder by default
  --output <file>                           writes the report there, and the verdict alone to the terminal
  --today <YYYY-MM-DD>                      the day that sunsets and approvals are held against

Exit code 0: may be merged. 1: breaks integrators, or the version is too low. 2: could not compare.`;

const formats = (['terminal', 'markdown', 'json', 'github'] as const);

/**
 * @typedef {object} Arguments
 * @property {string} base
 * @property {string | undefined} head
 * @property {typeof formats[number]} format
 * @property {string | undefined} approvals
 * @property {string | undefined} output
 * @property {string} today
 */

export function readArguments(args: string[], now: Date): Arguments | 'help' {
  const { values, positionals } = parsed(args);
  if (values.help) return 'help';
  const [base, head, ...more] = positionals;
  if (base === undefined) throw new CannotCompare('Say what to compare with: a bundle file, a spec folder or a git ref. --help tells more.');
  if (more.length > 0) throw new CannotCompare(`Two versions can be compared, not ${positionals.length}.`);
  const format = formats.find((name) => name === (values.format ?? 'terminal'));
  if (format === undefined) throw new CannotCompare(`There is no format ${values.format}: choose ${formats.join(', ')}.`);
  // In local time, as the day on the editor's wall; in CI that is UTC.
  const local = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((number) => String(number).padStart(2, '0')).join('-');
  const today = values.today ?? local;
  if (!isDay(today)) throw new CannotCompare(`${today} is no day: write it as in 2027-06-30.`);
  return { base, head, format, approvals: values.approvals, output: values.output, today };
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        approvals: { type: 'string' },
        output: { type: 'string' },
        today: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new CannotCompare(`${error instanceof Error ? error.message.split('. ')[0] : String(error)}. --help tells how it is used.`);
  }
}
