import { defineRule, finding } from '../rule-support/define-rule.js';
import { operationsOf } from '../rule-support/locations.js';
import { entriesOf, isObject, type JsonObject, keysOf, quote, stringsOf, valueAt } from '../rule-support/values.js';

/** A response that every operation of a kind documents. */
interface StandardError {
  component: string;
  /** The example that the mock returns by name. */
  example?: string;
}

const onEvery: Record<string, StandardError> = {
  '405': { component: 'MethodNotAllowed', example: 'methodNotAllowed' },
  '429': { component: 'TooManyRequests', example: 'tooManyAttempts' },
  '500': { component: 'InternalServerError', example: 'serverError' },
};
const onProtected: Record<string, StandardError> = { '401': { component: 'Unauthorized' } };
const withScope: StandardError = { component: 'Forbidden', example: 'missingScope' };
const withoutScope: StandardError = { component: 'Forbidden' };

/** Returns the responses that an operation documents. `security` is the document's if the operation has none. */
function wantedErrors(security: unknown): Record<string, StandardError> {
  if (!Array.isArray(security) || security.length === 0) return onEvery;
  const hasScope = security.some((scheme) => entriesOf(scheme).some(([, scopes]) => stringsOf(scopes).length > 0));
  return { ...onProtected, '403': hasScope ? withScope : withoutScope, ...onEvery };
}

/** Whether a response has an example. A response without examples, which a different rule reports, counts too. */
function hasExample(response: unknown, example: string | undefined): boolean {
  const names = entriesOf(valueAt(response, ['content'])).flatMap(([, media]) => keysOf(valueAt(media, ['examples'])));
  return example === undefined || names.length === 0 || names.includes(example);
}

function describeMissing(responses: JsonObject, status: string, { component, example = '' }: StandardError): string {
  if (!Object.hasOwn(responses, status))
    return `Add the ${status} response, for example components/responses/${component}.yaml.`;
  return (
    `The ${status} response must have the example ${quote(example)}, because the mock returns it by name: add the ` +
    `example, or use components/responses/${component}.yaml.`
  );
}

/** Generated error types cover only the documented responses. */
export default defineRule({
  description:
    'Every operation documents 405, 429 and 500, and a protected operation also 401 and 403, each with its standard ' +
    'example.',
  given: '$',
  check(document) {
    const inherited = isObject(document) ? document['security'] : undefined;
    return operationsOf(document).flatMap(({ path, operation }) => {
      const responses = isObject(operation['responses']) ? operation['responses'] : {};
      return Object.entries(wantedErrors(operation['security'] ?? inherited))
        .filter(([status, { example }]) => !Object.hasOwn(responses, status) || !hasExample(responses[status], example))
        .map(([status, error]) => {
          const where = [...path, 'responses', ...(Object.hasOwn(responses, status) ? [status] : [])];
          return finding(where, describeMissing(responses, status, error));
        });
    });
  },
});
