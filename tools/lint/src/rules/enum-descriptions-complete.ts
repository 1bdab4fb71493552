import { defineRule, finding } from '../rule-support/define-rule.js';
import { schemas } from '../rule-support/locations.js';
import { subschemas } from '../rule-support/schemas.js';
import { isObject, isText, quote } from '../rule-support/values.js';

/** The docs show one row for each value of the enum. */
export default defineRule({
  description: 'x-enumDescriptions has a text for each value of the enum and no other keys.',
  given: schemas,
  once: true,
  check(root, rootPath) {
    return [...subschemas(root, rootPath)].flatMap(({ schema, path }) => {
      const descriptions = schema['x-enumDescriptions'];
      if (descriptions === undefined) return [];
      const where = [...path, 'x-enumDescriptions'];
      if (!isObject(descriptions))
        return [finding(where, 'x-enumDescriptions must be a map from each value to its meaning.')];
      const values = (Array.isArray(schema['enum']) ? schema['enum'] : []).map(String);
      return [
        ...values
          .filter((value) => !Object.hasOwn(descriptions, value) || !isText(descriptions[value]))
          .map((value) => finding([...where, value], `Add the meaning of ${quote(value)} to x-enumDescriptions.`)),
        ...Object.keys(descriptions)
          .filter((value) => !values.includes(value))
          .map((value) =>
            finding([...where, value], `Remove ${quote(value)} from x-enumDescriptions: the enum has no such value.`),
          ),
      ];
    });
  },
});
