import { defineRule, finding } from '../rule-support/define-rule.js';
import { findDuplicates } from '../rule-support/duplicates.js';
import { isText, quote } from '../rule-support/values.js';

/** Ignores differences in letter case and white space, which readers overlook. */
const normalize = (summary: unknown): string | undefined =>
  isText(summary) ? summary.trim().replace(/\s+/g, ' ').toLowerCase() : undefined;

/** The summary is the title of a page. If two summaries are equal, one was copied from a similar operation. */
export default defineRule({
  description: 'No two operations or webhooks have the same summary.',
  given: '$',
  check(document) {
    return findDuplicates(document, 'summary', normalize).map(({ value, path, others }) => {
      const advice = 'say how the operations differ';
      return finding(path, `The summary ${quote(value)} must be unique, and ${others} has it too: ${advice}.`);
    });
  },
});
