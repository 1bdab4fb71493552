import { defineRule, finding } from '../rule-support/define-rule.js';
import { schemas } from '../rule-support/locations.js';
import { subschemas } from '../rule-support/schemas.js';

/** Lower and upper limits, and whether they may be equal. */
const pairs: readonly [lower: string, upper: string, mayBeEqual: boolean][] = [
  ['minimum', 'maximum', true],
  ['exclusiveMinimum', 'maximum', false],
  ['minimum', 'exclusiveMaximum', false],
  ['exclusiveMinimum', 'exclusiveMaximum', false],
  ['minLength', 'maxLength', true],
  ['minItems', 'maxItems', true],
  ['minContains', 'maxContains', true],
  ['minProperties', 'maxProperties', true],
];

/** If the lower limit is above the upper limit, no value is valid. */
export default defineRule({
  description: 'The lower limit of a schema is not above its upper limit.',
  given: schemas,
  once: true,
  check(root, rootPath) {
    return [...subschemas(root, rootPath)].flatMap(({ schema, path }) =>
      pairs.flatMap(([lower, upper, mayBeEqual]) => {
        const [from, to] = [schema[lower], schema[upper]];
        if (typeof from !== 'number' || typeof to !== 'number' || from < to || (mayBeEqual && from === to)) return [];
        const relation = mayBeEqual ? 'at most' : 'less than';
        const message = `\`${lower}\` must be ${relation} \`${upper}\`, ${to}, received ${from}: no value is valid.`;
        return [finding([...path, lower], message)];
      }),
    );
  },
});
