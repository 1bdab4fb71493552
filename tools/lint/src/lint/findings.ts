import { basename, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Finding } from '../source/finding.js';

const repository = fileURLToPath(new URL('../../../..', import.meta.url));

const withSlashes = (path: string) => path.split(sep).join('/');

/**
 * Returns a function that shortens absolute paths to paths from the repository root. A copy elsewhere is shown as if it
 * were in the root.
 */
export function displayPathFrom(dir: string): (file: string) => string {
  return (file) => {
    const path = relative(repository, file);
    return withSlashes(path.startsWith('..') ? join(basename(dir), relative(dir, file)) : path);
  };
}

/**
 * Sorts findings, writes each message on one line, and drops duplicates, because a component is linted wherever it is
 * used.
 *
 * @param dir the spec's folder, absolute
 * @param findings with absolute paths
 * @returns findings with paths from the repository root
 */
export function tidyFindings(dir: string, findings: readonly Finding[]): Finding[] {
  const displayPath = displayPathFrom(dir);
  const tidied = findings.map(({ file, line, column, severity, rule, message }) => ({
    file: displayPath(file),
    line,
    column,
    severity,
    rule,
    message: message
      .replaceAll(dir + sep, `${basename(dir)}/`)
      .replace(/\s+/g, ' ')
      .trim(),
  }));
  const unique = [...new Map(tidied.map((finding) => [JSON.stringify(finding), finding])).values()];
  return unique.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column);
}
