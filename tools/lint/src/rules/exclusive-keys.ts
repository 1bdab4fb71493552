import { defineRule, finding } from '../rule-support/define-rule.js';
import { examples, headers, mediaTypes, parameters } from '../rule-support/locations.js';
import { isObject } from '../rule-support/values.js';

/** The pairs of keys that OpenAPI defines as exclusive, and the objects that can have them. */
const pairs: readonly { keys: readonly [string, string]; given: readonly string[] }[] = [
  { keys: ['example', 'examples'], given: [...parameters, ...headers, ...mediaTypes] },
  { keys: ['schema', 'content'], given: [...parameters, ...headers] },
  { keys: ['value', 'externalValue'], given: examples },
  { keys: ['identifier', 'url'], given: ['$.info.license'] },
];

/** If an object has both keys of a pair, different tools read different keys. */
export default defineRule({
  description:
    'No object has both keys of a pair that OpenAPI defines as mutually exclusive, such as `example` and `examples`.',
  given: [...new Set(pairs.flatMap(({ given }) => given))],
  check(node, path) {
    if (!isObject(node)) return [];
    return pairs
      .filter(({ keys }) => keys.every((key) => node[key] !== undefined))
      .map(({ keys: [first, second] }) =>
        finding([...path, second], `Remove \`${first}\` or \`${second}\`: OpenAPI allows only one of them here.`),
      );
  },
});
