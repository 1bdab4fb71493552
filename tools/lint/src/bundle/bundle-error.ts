import { basename, join, relative, sep } from 'node:path';

/** A problem at a position in a spec file. */
export interface PlacedProblem {
  /** absolute */
  file: string;
  line: number;
  column: number;
  message: string;
}

/** Thrown if the spec cannot be bundled. */
export class BundleError extends Error {
  override readonly name = 'BundleError';
  /** One line for each problem, with its position. */
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(['The spec cannot be bundled:', ...lines.map((line) => `  ${line}`)].join('\n'));
    this.lines = lines;
  }
}

/**
 * Returns the path of a file, relative to the repository root. `dir` is the spec's folder. Both arguments are absolute
 * paths.
 */
export const displayPath = (dir: string, file: string): string => join(basename(dir), relative(dir, file));

/** Formats Redocly's findings, one per line. */
export function formatFindings(dir: string, findings: readonly PlacedProblem[]): string[] {
  return [...new Set(onlyCauses(findings).map((finding) => formatFinding(dir, finding)))];
}

/**
 * If files are unreadable, returns only the findings about these files, because Redocly repeats each finding at every
 * reference to the file.
 */
function onlyCauses(findings: readonly PlacedProblem[]): readonly PlacedProblem[] {
  const causes = findings.filter(({ message }) => message.startsWith('Failed to parse'));
  return causes.length > 0 ? causes : findings;
}

function formatFinding(dir: string, { file, line, column, message }: PlacedProblem): string {
  const text = message
    .replaceAll(dir + sep, `${basename(dir)}/`)
    .replace(/ in "[^"]+" \(\d+:\d+\)$/, '')
    .replace(/\s*\n\s*/g, ' ');
  return `${displayPath(dir, file)}:${line}:${column} ${text}`;
}

/**
 * Formats the error that Redocly throws if the root file is not YAML. The error's message ends with the file and the
 * position.
 */
export function formatParseError(dir: string, { message }: Error): string {
  const [, reason = message, file = '', place = '1:1'] = /^(.*) in "(.+)" \((\d+:\d+)\)$/s.exec(message) ?? [];
  return `${displayPath(dir, file)}:${place} ${reason.replace(/\s+/g, ' ')}`;
}
