import { defineRule, finding, type JsonPath, type RuleFinding } from '../rule-support/define-rule.js';
import { type LocatedOperation, operationsOf } from '../rule-support/locations.js';
import { entriesOf, isObject, keysOf, listOf, valueAt } from '../rule-support/values.js';

/** The extensions of requests that a client sends to WiPay. */
const ofClients = [
  'x-sdk-method',
  'x-rate-limit',
  'x-moves-money',
  'x-method-override',
  'x-documented-path',
  'x-conditions',
];

/** Checks the method before the rest, because a different method has a different body. */
function checkMethod({ method, path }: LocatedOperation): RuleFinding[] {
  if (method === 'post') return [];
  const message =
    `Change the method of the webhook to \`post\`, received \`${method}\`: WiPay sends events in the body ` +
    'of a POST request.';
  return [finding(path, message)];
}

function checkBody(body: unknown, path: JsonPath): RuleFinding[] {
  if (!isObject(body)) return [];
  const types = keysOf(body['content']).filter((type) => type !== 'application/json');
  return [
    ...(body['required'] === true
      ? []
      : [finding(path, 'The body of a webhook must have `required: true`, because WiPay always sends it: add it.')]),
    ...types.map((type) =>
      finding([...path, 'content', type], `The body of a webhook must be application/json, received ${type}.`),
    ),
  ];
}

/** Checks what only applies to requests that a client sends. */
function checkSender({ path, operation }: LocatedOperation): RuleFinding[] {
  return [
    ...(listOf(operation['security']).length === 0
      ? []
      : [finding([...path, 'security'], 'A webhook must have `security: []`, because WiPay sends no credential.')]),
    ...ofClients
      .filter((extension) => operation[extension] !== undefined)
      .map((extension) =>
        finding(
          [...path, extension],
          `Remove \`${extension}\` from the webhook: it applies to requests to WiPay only.`,
        ),
      ),
  ];
}

function checkResponses(responses: unknown, path: JsonPath): RuleFinding[] {
  if (entriesOf(responses).some(([status]) => status.startsWith('2'))) return [];
  return [finding(path, 'A webhook must have a response with which it is accepted: add `2XX`.')];
}

/** WiPay sends every event in the body of a POST request. */
export default defineRule({
  description: 'Every webhook is a POST request with a required JSON body, no credential and a 2XX response.',
  given: '$',
  atKey: true,
  check(document) {
    return operationsOf(document, 'webhooks').flatMap((webhook) => {
      const { path, operation } = webhook;
      const ofMethod = checkMethod(webhook);
      if (ofMethod.length > 0) return ofMethod;
      return [
        ...checkSender(webhook),
        ...checkBody(valueAt(operation, ['requestBody']), [...path, 'requestBody']),
        ...checkResponses(operation['responses'], [...path, 'responses']),
      ];
    });
  },
});
