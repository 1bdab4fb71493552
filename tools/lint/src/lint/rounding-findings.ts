import type { RedoclyFinding } from '../redocly.js';
import { fromPointer } from '../rule-support/json-pointer.js';
import { valueAt } from '../rule-support/values.js';
import type { SourceFile } from '../source/sources.js';

/** The allowed distance between a quotient and a whole number. */
const TOLERANCE = 1e-6;

/**
 * Drops findings that only binary floating point causes. Redocly calculates 0.07 / 0.01 = 7.000000000000001, and reports
 * that 0.07 is not a multiple of 0.01.
 */
export function withoutRoundingFindings(
  sources: readonly SourceFile[],
  findings: readonly RedoclyFinding[],
): RedoclyFinding[] {
  return findings.filter(({ file, pointer, message }) => {
    const divisor = Number(/ must be multiple of ([\d.e-]*\d)/.exec(message)?.[1]);
    if (Number.isNaN(divisor) || pointer === undefined) return true;
    const data = sources.find((source) => source.file === file)?.data;
    const quotient = Number(valueAt(data, fromPointer(decodeURI(pointer).slice(1)))) / divisor;
    return !(Math.abs(quotient - Math.round(quotient)) < TOLERANCE);
  });
}
