import { defineRule, finding } from '../rule-support/define-rule.js';
import { isExtension, operations, statusOf } from '../rule-support/locations.js';
import { isObject } from '../rule-support/values.js';

const always = ['X-RateLimit-Limit', 'X-RateLimit-Remaining'];
const whenLimited = [...always, 'X-RateLimit-Reset', 'Retry-After'];

/** Every response reports the remaining requests, and a 429 also reports the time to wait. */
export default defineRule({
  description: 'Every response of an operation has the rate-limit headers.',
  given: `${operations}.responses[*]`,
  check(response, path) {
    if (!isObject(response) || isExtension(path)) return [];
    const headers = isObject(response['headers']) ? response['headers'] : {};
    const present = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
    const missing = (statusOf(path) === '429' ? whenLimited : always).filter(
      (name) => !present.has(name.toLowerCase()),
    );
    if (missing.length === 0) return [];
    return [
      finding(
        [...path, 'headers'],
        `Add ${missing.join(', ')} to the response's headers, each by $ref to components/headers.`,
      ),
    ];
  },
});
