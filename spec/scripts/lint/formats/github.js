import { summary } from './summary.js';

/** What GitHub's runners read as the end of a message, or as one of their escapes. */
const inMessage = (text) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
/** In a property the signs that end it, too. */
const inProperty = (text) => inMessage(String(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');

/**
 * A workflow command for each finding, which GitHub shows at the line in the pull request.
 *
 * @param {import('../run.js').Report} report
 * @returns {string}
 */
export function github(report) {
  const { findings, rules } = report;
  const pageOf = new Map(rules.map(({ id, page }) => [id, page]));
  const lines = findings.map(({ file, line, column, severity, rule, message }) => {
    const properties = Object.entries({ file, line, col: column, title: rule }).map(([name, value]) => `${name}=${inProperty(value)}`);
    const page = pageOf.get(rule);
    return `::${severity} ${properties.join(',')}::${inMessage(page === undefined ? message : `${message}\nSee ${page}`)}`;
  });
  return [...lines, summary(report)].join('\n');
}
