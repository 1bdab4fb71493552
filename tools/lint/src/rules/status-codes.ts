import { defineRule, finding } from '../rule-support/define-rule.js';
import { operationsOf } from '../rule-support/locations.js';
import { isStatus } from '../rule-support/status-codes.js';
import { entriesOf, keysOf, quote, valueAt } from '../rule-support/values.js';

/** The status codes whose responses have no body in HTTP. */
const withoutContent = ['204', '205', '304'];

/** An unregistered status code is a misspelling, such as 490 for 409, and a client never receives it. */
export default defineRule({
  description:
    'Every status code is a registered code such as 404, a range such as 4XX, or default, and 204, 205 and 304 have ' +
    'no content.',
  given: '$',
  atKey: true,
  check(document) {
    return (['paths', 'webhooks'] as const).flatMap((kind) =>
      operationsOf(document, kind).flatMap(({ path, operation }) =>
        entriesOf(operation['responses']).flatMap(([status, response]) => {
          const where = [...path, 'responses', status];
          if (!isStatus(status))
            return [
              finding(
                where,
                'A status code must be a registered code such as 404, a range such as 4XX, or default, received ' +
                  `${quote(status)}.`,
              ),
            ];
          if (!withoutContent.includes(status) || keysOf(valueAt(response, ['content'])).length === 0) return [];
          return [
            finding(where, `A ${status} response must not have content: remove it, or use a different status code.`),
          ];
        }),
      ),
    );
  },
});
