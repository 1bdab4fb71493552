/**
 * Renders a Markdown table, padded so that it is also readable on a terminal.
 *
 * @param rows the first row is the head
 */
export function renderTable(rows: readonly (readonly string[])[]): string {
  const escaped = rows.map((cells) => cells.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = (escaped[0] ?? []).map((_head, column) =>
    Math.max(3, ...escaped.map((cells) => cells[column]?.length ?? 0)),
  );
  const lines = escaped.map(
    (cells) => `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`,
  );
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}
