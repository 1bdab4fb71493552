import type { Report } from '../report.js';

/**
 * Formats a report as JSON. The package's README documents the keys. Increment `format` if you remove a key or change
 * its meaning.
 */
export function json({ base, head, date, passed, breaking, retired, others, problems, bump, lowestVersion }: Report) {
  const output = {
    format: 1,
    passed,
    base,
    head,
    date,
    bump,
    lowestVersion,
    breaking: breaking.map(
      ({ rule, location, version, breaks, affects, message, before = null, after = null, file, line, approval }) => ({
        rule,
        location,
        version,
        breaks,
        affects,
        message,
        before,
        after,
        file,
        line,
        approval: approval ? { reason: approval.reason, expires: approval.expires, countsAs: approval.bump } : null,
      }),
    ),
    retired: retired.map(({ rule, location, message }) => ({ rule, location, message })),
    others: others.map(({ impact, kind, location }) => ({ impact, kind, location })),
    problems,
  };
  return `${JSON.stringify(output, null, 2)}\n`;
}
