/** One row of the table. */
export interface Result {
  readonly name: string;
  readonly version: string;
  /** The measured output; undefined if the generator was not run, or failed. */
  readonly made?: Made;
  readonly remarks: readonly string[];
}

export interface Made {
  readonly files: number;
  readonly bytes: number;
  /** Number of the spec's operations that the output names. */
  readonly operations: number;
  /** Errors of the type check. */
  readonly errors: number;
}

/**
 * Formats the results as a Markdown table.
 *
 * @param operations the number of operations in the spec
 */
export function formatTable(results: readonly Result[], operations: number): string {
  const rows = results.map(({ name, version, made, remarks }) => [
    name,
    version,
    ...(made === undefined ? ['-', '-', '-'] : formatCells(made, operations)),
    remarks.map((remark) => remark.replaceAll('|', '\\|').replace(/\s+/g, ' ')).join('; '),
  ]);
  const head = ['generator', 'version', 'files, bytes', 'operations', 'type-checks', 'remark'];
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function formatCells({ files, bytes, operations: found, errors }: Made, operations: number): string[] {
  const verdict = errors === 0 ? 'yes' : `no, ${errors} ${errors === 1 ? 'error' : 'errors'}`;
  return [`${files}, ${bytes.toLocaleString('en-US')}`, `${found} of ${operations}`, verdict];
}
