/** @param {import('../run.js').Report} report @returns {string} for programs */
export function json({ findings, files, rules }) {
  const pageOf = new Map(rules.map(({ id, page }) => [id, page]));
  const withPages = findings.map((finding) => (pageOf.get(finding.rule) === undefined ? finding : { ...finding, page: pageOf.get(finding.rule) }));
  return JSON.stringify({ findings: withPages, files, rules: rules.length }, null, 2);
}
