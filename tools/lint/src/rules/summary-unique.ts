import { defineRule, finding } from '../rule-support/define-rule.js';
import { type LocatedOperation, operationsOf } from '../rule-support/locations.js';
import { isText, quote } from '../rule-support/values.js';

const nameOf = ({ path, method }: LocatedOperation): string => `${method.toUpperCase()} ${String(path[1])}`;

/** Ignores differences in letter case and white space, which readers overlook. */
const normalize = (summary: unknown): string | undefined =>
  isText(summary) ? summary.trim().replace(/\s+/g, ' ').toLowerCase() : undefined;

/** The summary is the title of a page. If two summaries are equal, one was copied from a similar operation. */
export default defineRule({
  description: 'No two operations or webhooks have the same summary.',
  given: '$',
  check(document) {
    const all = [...operationsOf(document), ...operationsOf(document, 'webhooks')];
    return all.flatMap((located) => {
      const summary = normalize(located.operation['summary']);
      const others = all.filter((other) => other !== located && normalize(other.operation['summary']) === summary);
      if (summary === undefined || others.length === 0) return [];
      const message =
        `The summary ${quote(located.operation['summary'])} must be unique, and ${others.map(nameOf).join(', ')} has ` +
        'it too: say how the operations differ.';
      return [finding([...located.path, 'summary'], message)];
    });
  },
});
