import type { IFunctionResult } from '@stoplight/spectral-core';
import type { JsonPath } from '@stoplight/types';
import { defineRule, finding } from '../rule-support/define-rule.js';
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

function signatureFindings(header: unknown, path: JsonPath): IFunctionResult[] {
  const how = isObject(header) ? header['x-webhook-signature'] : undefined;
  if (isObject(how) && parts.every((part) => isText(how[part])) && Object.keys(how).length === parts.length) return [];
  return [
    finding(
      [...path, 'x-webhook-signature'],
      `Say how ${signature} is made: write x-webhook-signature with ${parts.join(', ')}.`,
    ),
  ];
}

/** Who receives a webhook verifies it by these headers alone, so one that is missing from a page is one that nobody checks. */
export default defineRule({
  description: 'Every webhook has the five headers of a signed webhook, and the signature says how it is made.',
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
        return [finding(where, `Give the webhook the header ${quote(name)} once, by $ref to components/parameters.`)];
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
