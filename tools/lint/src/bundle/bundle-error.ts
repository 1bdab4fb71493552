import { basename, join, relative, sep } from 'node:path';

/** A problem at a place in a file of the spec. */
export interface PlacedProblem {
  /** absolute */
  file: string;
  line: number;
  column: number;
  message: string;
}

/** The spec cannot be bundled. */
export class BundleError extends Error {
  override readonly name = 'BundleError';
  /** One problem a line, each with its place. */
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(['The spec cannot be bundled:', ...lines.map((line) => `  ${line}`)].join('\n'));
    this.lines = lines;
  }
}

/** Names a file as a person at the repository root does. `dir` is the spec's folder, both are absolute. */
export const displayPath = (dir: string, file: string): string => join(basename(dir), relative(dir, file));

/** Formats Redocly's findings, one a line. */
export function formatFindings(dir: string, findings: readonly PlacedProblem[]): string[] {
  return [...new Set(onlyCauses(findings).map((finding) => formatFinding(dir, finding)))];
}

/** Redocly repeats an unreadable file at each place that refers to it. Only the cause is worth a reader's time. */
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
