import { defineRule, finding } from '../rule-support/define-rule.js';
import { schemas } from '../rule-support/locations.js';
import { subschemas } from '../rule-support/schemas.js';
import { isText, quote } from '../rule-support/values.js';

/**
 * Descriptions become the docs' tables and the client's comments. A condition repeats fields that the schema around it
 * describes.
 */
export default defineRule({
  description: 'Every property has a description.',
  given: schemas,
  once: true,
  check(root, rootPath) {
    return (
      [...subschemas(root, rootPath)]
        // Skip an unresolved `$ref`. It points back to a schema that contains the current schema and is checked at its
        // own location.
        .filter(
          ({ schema, property, isCondition }) =>
            property !== undefined && isCondition !== true && !('$ref' in schema) && !isText(schema['description']),
        )
        .map(({ path, property }) =>
          finding([...path, 'description'], `Add a description to the property ${quote(property)}.`),
        )
    );
  },
});
