import { defineRule, finding } from '../rule-support/define-rule.js';
import { operationsOf } from '../rule-support/locations.js';
import { isObject } from '../rule-support/values.js';

const onEvery = { '405': 'MethodNotAllowed', '429': 'TooManyRequests', '500': 'InternalServerError' };
const onProtected = { '401': 'Unauthorized', '403': 'Forbidden' };

/** `security` is the operation's own, or the document's if the operation has none. */
function isProtected(security: unknown): boolean {
  return Array.isArray(security) && security.length > 0;
}

/** Generated error types cover only the documented responses. */
export default defineRule({
  description: 'Every operation documents 405, 429 and 500, and a protected operation also 401 and 403.',
  given: '$',
  check(document) {
    const inherited = isObject(document) ? document['security'] : undefined;
    return operationsOf(document).flatMap(({ path, operation }) => {
      const responses = isObject(operation['responses']) ? operation['responses'] : {};
      const wanted = { ...(isProtected(operation['security'] ?? inherited) ? onProtected : {}), ...onEvery };
      return Object.entries(wanted)
        .filter(([status]) => !Object.hasOwn(responses, status))
        .map(([status, component]) =>
          finding(
            [...path, 'responses'],
            `Add the ${status} response, for example components/responses/${component}.yaml.`,
          ),
        );
    });
  },
});
