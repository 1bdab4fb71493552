import { defineRule, finding } from '../rule-support/define-rule.js';
import { requestSchemas } from '../rule-support/locations.js';
import { hasKeyword, isOfType, subschemas } from '../rule-support/schemas.js';
import type { JsonObject } from '../rule-support/values.js';

const limitsOfString = ['minLength', 'maxLength', 'pattern', 'enum', 'const', 'format', 'x-scope-list'];
const limitsOfList = ['maxItems', 'enum', 'const'];

function problemOf(schema: JsonObject): string | undefined {
  if (isOfType(schema, 'string') && !hasKeyword(schema, limitsOfString)) {
    return `Limit the string: add ${limitsOfString.join(', ')}. If no limit is documented, add \`minLength: 1\`.`;
  }
  // A list of enum values needs no limit. The enum already limits the number of different values, and WiPay documents
  // no repeated values.
  if (isOfType(schema, 'array') && !hasKeyword(schema, limitsOfList) && !hasKeyword(schema['items'], ['enum', 'const']))
    return 'Limit the length of the list: add maxItems.';
  return undefined;
}

/** Neither the client nor the mock can validate a value without a limit, so only the API would reject a wrong value. */
export default defineRule({
  description: 'Every string and every list that a caller sends has a limit.',
  given: requestSchemas,
  check(root, rootPath) {
    return [...subschemas(root, rootPath)].flatMap(({ schema, path, isCondition }) => {
      const problem = isCondition ? undefined : problemOf(schema);
      return problem === undefined ? [] : [finding(path, problem)];
    });
  },
});
