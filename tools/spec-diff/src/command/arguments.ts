import { parseArgs } from 'node:util';
import { isDay } from '../compare/sunset.js';
import { ComparisonError } from '../comparison-error.js';
import { errorMessage } from '../lint.js';

export const usage = `Usage: npm run diff:spec -- <base> [head] [options]

Compares two versions of the contract and reports whether head can be merged.
A version is a bundle, a spec folder or a git ref. Without head, the working tree's spec is compared.

  --format <text|json|markdown|github>  format of the report (default: text)
  --approvals <file>                    approved breaking changes (default: breaking-changes.yaml in head's folder)
  --output <file>                       write the report to a file and only the verdict to stdout
  --today <YYYY-MM-DD>                  date for sunsets and approvals (default: today)
  --help                                print this text

Exit codes
  0  no breaking change, or all breaking changes are approved
  1  a breaking change is not approved
  2  the versions cannot be compared`;

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
      'diff:spec: <base> must be a bundle, a spec folder or a git ref, received nothing. See --help.',
    );
  }
  if (more.length > 0)
    throw new ComparisonError(`diff:spec: expected at most two versions, received ${positionals.length}. See --help.`);
  const format = formats.find((name) => name === (values.format ?? 'text'));
  if (format === undefined)
    throw new ComparisonError(`--format: must be one of ${formats.join(', ')}, received ${values.format}.`);
  const today = values.today ?? formatLocalDay(now);
  if (!isDay(today)) throw new ComparisonError(`--today: must be a date such as 2027-06-30, received ${today}.`);
  return { base, head, format, approvals: values.approvals, output: values.output, today };
}

/** Uses local time, because editors write `expires` as a date of their own calendar. CI runs in UTC. */
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
    throw new ComparisonError(`diff:spec: ${errorMessage(error).split('. ')[0]}. See --help.`);
  }
}
