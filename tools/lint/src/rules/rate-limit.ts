import { defineRule, finding } from '../rule-support/define-rule.js';
import { operations } from '../rule-support/locations.js';
import { isObject } from '../rule-support/values.js';

const form = '`x-rate-limit: { requests: N, per: minute }` with a whole N from 1 to 600';
const keys = ['requests', 'per', 'bucket'];

function isRequests(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 600;
}

/** The client paces itself by this number and the mock enforces it, so a missing one does not mean "unlimited". */
export default defineRule({
  description: 'Every operation has a rate limit per minute.',
  given: operations,
  check(operation, path) {
    if (!isObject(operation)) return [];
    const limit = operation['x-rate-limit'];
    const where = [...path, 'x-rate-limit'];
    if (!isObject(limit)) return [finding(where, `Write the limit as ${form}.`)];
    return [
      ...(isRequests(limit['requests']) ? [] : [finding([...where, 'requests'], `Mend the number: write ${form}.`)]),
      ...(limit['per'] === 'minute' ? [] : [finding([...where, 'per'], `Every limit is per minute: write ${form}.`)]),
      ...Object.keys(limit)
        .filter((key) => !keys.includes(key))
        .map((key) =>
          finding([...where, key], `Remove this key: the keys are requests, per and bucket. Write ${form}.`),
        ),
    ];
  },
});
