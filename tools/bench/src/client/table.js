/**
 * Rows as text: wall clock and processor, each as the median time of an operation and as the median of the ratios to the first row.
 *
 * @param {string} title
 * @param {readonly import('../compare.js').Row[]} rows
 * @returns {string}
 */
export function table(title, rows) {
  const head = `  ${''.padEnd(18)}${'wall'.padStart(12)}${''.padStart(9)}${'CPU'.padStart(12)}`;
  const lines = rows.map(
    ({ name, median, ratio, cpu, cpuRatio }) =>
      `  ${name.padEnd(18)}${time(median).padStart(12)}${times(ratio).padStart(9)}${time(cpu).padStart(12)}${times(cpuRatio).padStart(9)}`,
  );
  return ['', title, head, ...lines].join('\n');
}

/** @param {number} microseconds */
function time(microseconds) {
  return `${microseconds.toFixed(1)} µs`;
}

/** @param {number} ratio */
function times(ratio) {
  return `${ratio.toFixed(2)}×`;
}
