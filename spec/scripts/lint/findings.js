import { basename, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @typedef {{ file: string, line: number, column: number, severity: 'error' | 'warning', rule: string, message: string }} Finding */

const repository = fileURLToPath(new URL('../../..', import.meta.url));

/** A path as it is written in a URL and on GitHub, whatever this system writes. */
const withSlashes = (path) => path.split(sep).join('/');

/** Names files as a person at the repository root does; a copy of the spec outside of it is shown as if it were there. */
export function shownFrom(dir) {
  return (file) => {
    const path = relative(repository, file);
    return withSlashes(path.startsWith('..') ? join(basename(dir), relative(dir, file)) : path);
  };
}

/**
 * The findings as every format shows them: sorted, on one line each, and the same one only once, for a component is linted wherever it is used.
 *
 * @param {string} dir
 * @param {Finding[]} findings with absolute paths
 * @returns {Finding[]} with paths from the repository root
 */
export function tidy(dir, findings) {
  const shown = shownFrom(dir);
  const tidied = findings.map(({ file, line, column, severity, rule, message }) => ({
    file: shown(file),
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
