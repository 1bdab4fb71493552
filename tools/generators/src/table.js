/**
 * What a generator made.
 *
 * @typedef {object} Result
 * @property {string} name
 * @property {string} version
 * @property {Made} [made] nothing where it was not run, or failed
 * @property {readonly string[]} remarks
 */

/**
 * @typedef {object} Made
 * @property {number} files
 * @property {number} bytes
 * @property {number} operations how many of the spec's operations are in it by name
 * @property {number} errors of the type check
 */

/**
 * The results as a Markdown table.
 *
 * @param {readonly Result[]} results
 * @param {number} operations how many the spec has
 * @returns {string}
 */
export function table(results, operations) {
  const rows = results.map(({ name, version, made, remarks }) => [
    name,
    version,
    ...(made === undefined ? ['-', '-', '-'] : cells(made, operations)),
    remarks.map((remark) => remark.replaceAll('|', '\\|').replace(/\s+/g, ' ')).join('; '),
  ]);
  const head = ['generator', 'version', 'files, bytes', 'operations', 'type-checks', 'remark'];
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/**
 * @param {Made} made
 * @param {number} operations
 */
function cells({ files, bytes, operations: found, errors }, operations) {
  const verdict = errors === 0 ? 'yes' : `no, ${errors} ${errors === 1 ? 'error' : 'errors'}`;
  return [`${files}, ${bytes.toLocaleString('en-US')}`, `${found} of ${operations}`, verdict];
}
