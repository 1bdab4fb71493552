import { defineRule, finding } from '../rule-support/define-rule.js';
import { operationsOf } from '../rule-support/locations.js';
import { fieldsOf } from '../rule-support/schemas.js';
import { entriesOf, isObject, quote, show } from '../rule-support/values.js';

/** The field that contains the event's name. */
const field = 'event';

/**
 * Receivers select their code by the value of `event`. A copied webhook would otherwise announce the event of the
 * original webhook.
 */
export default defineRule({
  description: 'The field `event` of a webhook allows only the name of the webhook.',
  given: '$',
  check(document) {
    return operationsOf(document, 'webhooks').flatMap(({ path, operation }) => {
      const name = String(path[1]);
      const { requestBody } = operation;
      return entriesOf(isObject(requestBody) ? requestBody['content'] : undefined).flatMap(([type, media]) => {
        const schema = isObject(media) ? media['schema'] : undefined;
        const event = fieldsOf(schema).get(field);
        const { const: constant, enum: values } = isObject(event) ? event : {};
        const allowed: unknown = constant ?? (Array.isArray(values) && values.length === 1 ? values[0] : values);
        if (allowed === name) return [];
        const message =
          `The field ${quote(field)} must allow only ${quote(name)}, received ${show(allowed)}: write ` +
          `\`const: ${name}\`.`;
        return [finding([...path, 'requestBody', 'content', type, 'schema', 'properties', field, 'const'], message)];
      });
    });
  },
});
