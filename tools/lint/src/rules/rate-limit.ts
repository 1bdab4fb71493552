import { defineRule, finding } from '../rule-support/define-rule.js';
import { operations } from '../rule-support/locations.js';
import { isObject, quote, show } from '../rule-support/values.js';

const advice = 'write `x-rate-limit: { requests: 5, per: minute }`';
const keys = ['requests', 'per', 'bucket'];

function isRequests(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 600;
}

/**
 * The client paces its requests by the rate limit, and the mock enforces the rate limit. A missing limit does not mean
 * "unlimited".
 */
export default defineRule({
  description: 'Every operation has a rate limit per minute.',
  given: operations,
  check(operation, path) {
    if (!isObject(operation)) return [];
    const limit = operation['x-rate-limit'];
    const where = [...path, 'x-rate-limit'];
    if (limit === undefined) return [finding(where, `Add the rate limit of the operation: ${advice}.`)];
    if (!isObject(limit)) return [finding(where, `x-rate-limit must be a map, received ${show(limit)}: ${advice}.`)];
    const { requests, per } = limit;
    return [
      ...(isRequests(requests)
        ? []
        : [
            finding(
              [...where, 'requests'],
              `\`requests\` must be an integer from 1 to 600, received ${show(requests)}: ${advice}.`,
            ),
          ]),
      ...(per === 'minute'
        ? []
        : [finding([...where, 'per'], `\`per\` must be "minute", received ${show(per)}: ${advice}.`)]),
      ...Object.keys(limit)
        .filter((key) => !keys.includes(key))
        .map((key) =>
          finding([...where, key], `Remove ${quote(key)}: x-rate-limit has only \`requests\`, \`per\` and \`bucket\`.`),
        ),
    ];
  },
});
