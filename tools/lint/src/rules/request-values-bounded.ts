import { defineRule, finding } from '../rule-support/define-rule.js';
import { requestSchemas } from '../rule-support/locations.js';
import { hasKeyword, isOfType, subschemas } from '../rule-support/schemas.js';
import type { JsonObject } from '../rule-support/values.js';

const boundsOfText = ['minLength', 'maxLength', 'pattern', 'enum', 'const', 'format', 'x-scope-list'];
const boundsOfList = ['maxItems', 'enum', 'const'];

function problemOf(schema: JsonObject): string | undefined {
  if (isOfType(schema, 'string') && !hasKeyword(schema, boundsOfText)) {
    return `Say what text is taken: add ${boundsOfText.join(', ')}, whichever is known; \`minLength: 1\` where nothing is but that it is not empty.`;
  }
  // A list of an enum's values holds nothing that is not known, and how often a value may come again is documented nowhere.
  if (isOfType(schema, 'array') && !hasKeyword(schema, boundsOfList) && !hasKeyword(schema['items'], ['enum', 'const']))
    return 'Say how long the list may be: add maxItems.';
  return undefined;
}

/** What has no bound is not validated by anybody: the first to notice would be the API, in production. */
export default defineRule({
  description: 'Every text and every list that a caller sends has a bound.',
  given: requestSchemas,
  check(root, rootPath) {
    return [...subschemas(root, rootPath)].flatMap(({ schema, path }) => {
      const problem = problemOf(schema);
      return problem === undefined ? [] : [finding(path, problem)];
    });
  },
});
