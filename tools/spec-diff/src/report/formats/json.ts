import type { Report } from '../report.js';

/**
 * For programs. Its shape is documented in this package's README; `format` goes up when something in it changes its meaning or goes.
 */
export function json({ base, head, passed, breaking, retired, others, problems, bump, lowestVersion }: Report) {
  const written = {
    format: 1,
    passed,
    base,
    head,
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
  return `${JSON.stringify(written, null, 2)}\n`;
}
