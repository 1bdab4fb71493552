import { isDay } from '../compare/sunset.js';
import { ComparisonError } from '../comparison-error.js';
import { parseCommandLine, UsageError } from '../lint.js';

const formats = ['text', 'json', 'markdown', 'github'] as const;

export interface Arguments {
  base: string;
  head: string | undefined;
  format: (typeof formats)[number];
  approvals: string | undefined;
  output: string | undefined;
  today: string;
}

/**
 * Parses the arguments of the comparison.
 *
 * @throws {ComparisonError} if an argument is missing, unknown or invalid
 */
export function parseDiffArguments(args: readonly string[], now: Date): Arguments {
  const { values, positionals } = parseOptions(args);
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

/** Formats the local day, because editors write `expires` as a date in their own time zone. CI runs in UTC. */
function formatLocalDay(now: Date): string {
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((number) => String(number).padStart(2, '0'))
    .join('-');
}

function parseOptions(args: readonly string[]) {
  try {
    return parseCommandLine(args, {
      format: { type: 'string' },
      approvals: { type: 'string' },
      output: { type: 'string' },
      today: { type: 'string' },
    });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new ComparisonError(`diff:spec: ${error.message} See --help.`);
  }
}
