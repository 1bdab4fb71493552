import { relative, sep } from 'node:path';
import type { Finding } from '../source/finding.js';
import { clarify } from './clarify.js';

/** Returns a function that makes absolute paths relative to the working directory, so that readers can open them. */
export function displayPathFrom(cwd: string): (file: string) => string {
  return (file) => relative(cwd, file).split(sep).join('/');
}

/**
 * Sorts findings, and drops the duplicates that arise because a component is linted wherever it is used. Clarifies each
 * message and writes it on one line.
 *
 * @param findings with absolute paths
 * @param dir the spec's folder, absolute
 * @param cwd the folder to which the paths of the result are relative, absolute
 */
export function tidyFindings(findings: readonly Finding[], dir: string, cwd: string): Finding[] {
  const displayPath = displayPathFrom(cwd);
  const tidied = findings.map(({ file, line, column, severity, rule, message }) => ({
    file: displayPath(file),
    line,
    column,
    severity,
    rule,
    message: clarify(message.replaceAll(dir + sep, `${displayPath(dir)}/`))
      .replace(/\s+/g, ' ')
      .trim(),
  }));
  const unique = [...new Map(tidied.map((finding) => [JSON.stringify(finding), finding])).values()];
  return unique.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column);
}
