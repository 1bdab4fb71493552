import { defineRule, finding, type JsonPath, type RuleFinding } from '../rule-support/define-rule.js';
import { webhooks } from '../rule-support/locations.js';
import { isObject, isText, quote } from '../rule-support/values.js';

const signature = 'X-WiPay-Webhook-Signature';
const headers = [
  'X-WiPay-Webhook-Event',
  'X-WiPay-Webhook-Id',
  signature,
  'X-WiPay-Webhook-Timestamp',
  'X-WiPay-Webhook-Version',
];
const parts = ['algorithm', 'of', 'prefix', 'encoding'];

function signatureFindings(header: unknown, path: JsonPath): RuleFinding[] {
  const how = isObject(header) ? header['x-webhook-signature'] : undefined;
  if (isObject(how) && parts.every((part) => isText(how[part])) && Object.keys(how).length === parts.length) return [];
  return [
    finding(
      [...path, 'x-webhook-signature'],
      `Document how ${signature} is computed: write x-webhook-signature with ${parts.join(', ')}.`,
    ),
  ];
}

/** Receivers verify a webhook only by its documented headers, so they would not check an undocumented header. */
export default defineRule({
  description:
    'Every webhook has the five headers of a signed webhook, and the signature header documents how it is computed.',
  given: webhooks,
  check(operation, path) {
    if (!isObject(operation)) return [];
    const parameters: unknown[] = Array.isArray(operation['parameters']) ? operation['parameters'] : [];
    return headers.flatMap((name) => {
      const indexes = parameters.flatMap((parameter, index) =>
        isObject(parameter) && parameter['in'] === 'header' && parameter['name'] === name ? [index] : [],
      );
      const [index] = indexes;
      const where = [...path, 'parameters'];
      if (index === undefined || indexes.length > 1)
        return [finding(where, `Add the header ${quote(name)} exactly once, by $ref to components/parameters.`)];
      const header = parameters[index];
      const here = [...where, index];
      return [
        ...(isObject(header) && header['required'] === true
          ? []
          : [finding(here, `Set \`required: true\` on the header ${quote(name)}: WiPay always sends it.`)]),
        ...(name === signature ? signatureFindings(header, here) : []),
      ];
    });
  },
});
