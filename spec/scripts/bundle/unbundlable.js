import { basename, join, relative, sep } from 'node:path';

/** A spec that cannot be bundled. */
export class Unbundlable extends Error {
  /** @param {string[]} lines what is wrong and where, one finding a line */
  constructor(lines) {
    super(['The spec cannot be bundled:', ...lines.map((line) => `  ${line}`)].join('\n'));
    this.lines = lines;
  }
}

/**
 * A file as a person at the repository root names it.
 *
 * @param {string} dir the spec's folder
 * @param {string} file absolute
 */
export const shownIn = (dir, file) => join(basename(dir), relative(dir, file));

/**
 * What Redocly found, one finding a line.
 *
 * @param {string} dir the spec's folder
 * @param {{ file: string, line: number, column: number, message: string }[]} findings
 */
export function linesOf(dir, findings) {
  return [...new Set(onlyCauses(findings).map((finding) => describe(dir, finding)))];
}

/**
 * Redocly reports a file that cannot be read once more at each place that refers to it. Only the cause is worth a reader's time.
 */
function onlyCauses(findings) {
  const causes = findings.filter(({ message }) => message.startsWith('Failed to parse'));
  return causes.length > 0 ? causes : findings;
}

function describe(dir, { file, line, column, message }) {
  const text = message
    .replaceAll(dir + sep, `${basename(dir)}/`)
    .replace(/ in "[^"]+" \(\d+:\d+\)$/, '')
    .replace(/\s*\n\s*/g, ' ');
  return `${shownIn(dir, file)}:${line}:${column} ${text}`;
}
