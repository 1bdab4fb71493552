import { summary } from './summary.js';

/** A block of lines for each file. Every line has the whole path, which terminals and editors make a link of. */
function blocks(findings) {
  const byFile = new Map();
  for (const finding of findings) byFile.set(finding.file, [...(byFile.get(finding.file) ?? []), finding]);
  return [...byFile.values()].flatMap((group) => [
    ...group.map(({ file, line, column, severity, rule, message }) => `${file}:${line}:${column}  ${severity}  ${rule}  ${message}`),
    '',
  ]);
}

/** @param {import('../run.js').Report} report @returns {string} for a person */
export function terminal(report) {
  const { findings, rules } = report;
  const found = new Set(findings.map(({ rule }) => rule));
  const pages = rules.filter(({ id, page }) => found.has(id) && page !== undefined).map(({ page }) => page);
  const explained = pages.length === 0 ? [] : ['What the rules ask for, and why:', ...pages.map((page) => `  ${page}`), ''];
  return [...blocks(findings), ...explained, summary(report)].join('\n');
}
