import { defineRule, finding } from '../rule-support/define-rule.js';
import { schemas } from '../rule-support/locations.js';
import { subschemas } from '../rule-support/schemas.js';
import { entriesOf, quote } from '../rule-support/values.js';

/** A source for a limit that does not exist is misleading. Often the author misspelt or removed the limit. */
export default defineRule({
  description: 'x-limit-provenance names only keywords that the schema has.',
  given: schemas,
  once: true,
  check(root, rootPath) {
    return [...subschemas(root, rootPath)].flatMap(({ schema, path }) =>
      entriesOf(schema['x-limit-provenance'])
        .filter(([keyword]) => !Object.hasOwn(schema, keyword))
        .map(([keyword]) =>
          finding(
            [...path, 'x-limit-provenance', keyword],
            `The schema must have the keyword ${quote(keyword)} itself: add it, or remove its source.`,
          ),
        ),
    );
  },
});
