import { defineRule, finding } from '../rule-support/define-rule.js';
import { operationsOf } from '../rule-support/locations.js';
import { entriesOf, quote } from '../rule-support/values.js';

/** A client never receives a status code outside the range from 100 to 599. */
export default defineRule({
  description: 'Every status code is from 100 to 599, a range such as 4XX, or default.',
  given: '$',
  atKey: true,
  check(document) {
    return (['paths', 'webhooks'] as const).flatMap((kind) =>
      operationsOf(document, kind).flatMap(({ path, operation }) =>
        entriesOf(operation['responses'])
          .filter(([status]) => !/^(?:[1-5](?:\d\d|XX)|default)$/.test(status))
          .map(([status]) =>
            finding(
              [...path, 'responses', status],
              `A status code must be from 100 to 599, a range such as 4XX, or default, received ${quote(status)}.`,
            ),
          ),
      ),
    );
  },
});
