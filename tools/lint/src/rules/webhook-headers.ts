import { defineRule, finding, type JsonPath, type RuleFinding } from '../rule-support/define-rule.js';
import { webhooks } from '../rule-support/locations.js';
import { describeError, errorsOf } from '../rule-support/validators.js';
import { isObject, isText, type JsonObject, keysOf, quote, show, valueAt } from '../rule-support/values.js';
import { adviseName } from '../source/closest-match.js';

const signature = 'X-WiPay-Webhook-Signature';
const eventName = 'X-WiPay-Webhook-Event';
const headers = [eventName, 'X-WiPay-Webhook-Id', signature, 'X-WiPay-Webhook-Timestamp', 'X-WiPay-Webhook-Version'];
const parts = ['algorithm', 'of', 'prefix', 'encoding'];

/** Compares the schema of the signature header with a signature that is computed as documented. */
function sampleFindings(header: unknown, { algorithm, prefix, encoding }: JsonObject, path: JsonPath): RuleFinding[] {
  const bits = Number(/\d+$/.exec(String(algorithm))?.[0]);
  if (encoding !== 'hex' || !Number.isInteger(bits)) return [];
  const sample = `${String(prefix)}${'0a'.repeat(bits / 8)}`;
  const [error] = errorsOf(valueAt(header, ['schema']), sample);
  if (error === undefined) return [];
  const message = `The schema of ${signature} must accept a signature such as ${quote(sample)}, but the value`;
  return [
    finding([...path, 'schema'], `${message} ${describeError(error)}: correct x-webhook-signature or the schema.`),
  ];
}

function signatureFindings(header: unknown, path: JsonPath): RuleFinding[] {
  const how = isObject(header) ? header['x-webhook-signature'] : undefined;
  if (isObject(how) && parts.every((part) => isText(how[part])) && Object.keys(how).length === parts.length)
    return sampleFindings(header, how, path);
  return [
    finding(
      [...path, 'x-webhook-signature'],
      `Document how ${signature} is computed: write x-webhook-signature with ${parts.join(', ')}.`,
    ),
  ];
}

/** Compares the values of the event header with the webhooks. A header without values allows any name. */
function eventFindings(header: unknown, path: JsonPath, own: string, names: readonly string[]): RuleFinding[] {
  const key = valueAt(header, ['schema', 'const']) === undefined ? 'enum' : 'const';
  const allowed = [valueAt(header, ['schema', key])].flat().filter((value) => value !== undefined);
  if (allowed.length === 0) return [];
  const where = [...path, 'schema', key];
  const missing = `The header ${quote(eventName)} must allow the webhook ${quote(own)}: add it to the \`enum\`.`;
  return [
    ...(allowed.includes(own) ? [] : [finding(where, missing)]),
    ...allowed
      .map(String)
      .filter((value) => !names.includes(value))
      .map((value) => {
        const message = `The header ${quote(eventName)} must allow only webhooks, received ${show(value)}`;
        return finding(where, `${message}: ${adviseName(value, names, 'none')}`);
      }),
  ];
}

/** Receivers verify a webhook only by its documented headers, so they would not check an undocumented header. */
export default defineRule({
  description:
    'Every webhook has the five headers of a signed webhook, the event header allows exactly the names of the ' +
    'webhooks, and the signature header documents how it is computed and accepts such a signature.',
  given: webhooks,
  check(operation, path, { resolved }) {
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
        ...(name === eventName
          ? eventFindings(header, here, String(path[1]), keysOf(valueAt(resolved, ['webhooks'])))
          : []),
      ];
    });
  },
});
