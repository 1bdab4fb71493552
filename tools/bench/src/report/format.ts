import type { Unit } from '../measure/comparison.js';
import type { Summary } from '../measure/statistics.js';

/** With fewer rounds than this, the interquartile range is not worth printing. */
const MIN_ROUNDS = 3;

/** Formats a ratio, e.g. `6.21×`. Small ratios have two significant digits. */
export function formatRatio(ratio: number): string {
  if (ratio < 0.095) return `${ratio.toPrecision(2)}×`;
  return `${ratio.toFixed(ratio < 99.95 ? 2 : 0)}×`;
}

/** Formats ratios with their interquartile range, e.g. `6.21× (middle half 5.90× to 8.92×)`. */
export function formatRatios(summary: Summary): string {
  return formatSummary(summary, formatRatio);
}

/** @param value in the unit */
export function formatQuantity(value: number, unit: Unit): string {
  if (unit === 'count') return value.toFixed(0);
  return unit === 'µs' ? formatTime(value) : formatBytes(value);
}

/**
 * Formats the median with the interquartile range. Prints only the median if all three numbers are equal after
 * rounding.
 */
export function formatSummary({ median, lower, upper, count }: Summary, format: (value: number) => string): string {
  if (count === 0) return 'not measured';
  const [middle, from, to] = [format(median), format(lower), format(upper)];
  if (count < MIN_ROUNDS || (from === middle && to === middle)) return middle;
  return `${middle} (middle half ${from} to ${to})`;
}

function formatTime(microseconds: number): string {
  if (microseconds < 1000) return `${microseconds.toFixed(1)} µs`;
  if (microseconds < 10_000) return `${(microseconds / 1000).toFixed(2)} ms`;
  if (microseconds < 1e6) return `${(microseconds / 1000).toFixed(0)} ms`;
  return `${(microseconds / 1e6).toFixed(2)} s`;
}

function formatBytes(bytes: number): string {
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KiB`;
  return `${(bytes / 1024 / 1024).toFixed(0)} MiB`;
}
