import type { Report } from '../report.js';

/** Formats a report as JSON for other programs. */
export function json({ findings, files, rules }: Report): string {
  const pageOf = new Map(rules.map(({ id, page }) => [id, page]));
  const withPages = findings.map((finding) => {
    const page = pageOf.get(finding.rule);
    return page === undefined ? finding : { ...finding, page };
  });
  return JSON.stringify({ findings: withPages, files, rules: rules.length }, null, 2);
}
