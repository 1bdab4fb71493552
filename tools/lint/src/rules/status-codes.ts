import { defineRule, finding } from '../rule-support/define-rule.js';
import { operationsOf } from '../rule-support/locations.js';
import { isStatus } from '../rule-support/status-codes.js';
import { entriesOf, quote } from '../rule-support/values.js';

/** An unregistered status code is a misspelling, such as 490 for 409, and a client never receives it. */
export default defineRule({
  description: 'Every status code is a registered code such as 404, a range such as 4XX, or default.',
  given: '$',
  atKey: true,
  check(document) {
    return (['paths', 'webhooks'] as const).flatMap((kind) =>
      operationsOf(document, kind).flatMap(({ path, operation }) =>
        entriesOf(operation['responses'])
          .filter(([status]) => !isStatus(status))
          .map(([status]) =>
            finding(
              [...path, 'responses', status],
              'A status code must be a registered code such as 404, a range such as 4XX, or default, received ' +
                `${quote(status)}.`,
            ),
          ),
      ),
    );
  },
});
