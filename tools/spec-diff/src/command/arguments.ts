import { parseArgs } from 'node:util';
import { isDay } from '../compare/sunset.js';
import { ComparisonError } from '../comparison-error.js';
import { errorMessage } from '../lint.js';

export const usage = `Usage: npm run diff:spec -- <base> [head] [options]

Compares two versions of the contract and reports whether head may be merged. Each is a bundled document, a spec folder or a git ref of the
repository; head is the working tree's spec by default.

  --format <text|json|markdown|github>  text by default
  --approvals <file>                    breaking-changes.yaml in head's folder by default
  --output <file>                       writes the report to a file and only the verdict to stdout
  --today <YYYY-MM-DD>                  the day that decides on sunsets and approvals
  --help                                prints this text

Exit code 0: may be merged. 1: breaks integrators, or the revision or an approval needs a fix. 2: could not compare.`;

const formats = ['text', 'json', 'markdown', 'github'] as const;

export interface Arguments {
  base: string;
  head: string | undefined;
  format: (typeof formats)[number];
  approvals: string | undefined;
  output: string | undefined;
  today: string;
}

/** @throws {ComparisonError} if an argument is missing, unknown or invalid */
export function parseDiffArguments(args: string[], now: Date): Arguments | 'help' {
  const { values, positionals } = parseCommandLine(args);
  if (values.help) return 'help';
  const [base, head, ...more] = positionals;
  if (base === undefined) {
    throw new ComparisonError(
      'Say what to compare with: a bundle file, a spec folder or a git ref. --help tells more.',
    );
  }
  if (more.length > 0) throw new ComparisonError(`Two versions can be compared, not ${positionals.length}.`);
  const format = formats.find((name) => name === (values.format ?? 'text'));
  if (format === undefined)
    throw new ComparisonError(`There is no format ${values.format}: choose ${formats.join(', ')}.`);
  const today = values.today ?? formatLocalDay(now);
  if (!isDay(today)) throw new ComparisonError(`${today} is no day: write it as in 2027-06-30.`);
  return { base, head, format, approvals: values.approvals, output: values.output, today };
}

/** Uses local time, because an editor approves changes by the calendar. In CI, local time is UTC. */
function formatLocalDay(now: Date): string {
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((number) => String(number).padStart(2, '0'))
    .join('-');
}

function parseCommandLine(args: string[]) {
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
    throw new ComparisonError(`${errorMessage(error).split('. ')[0]}. --help tells how it is used.`);
  }
}
