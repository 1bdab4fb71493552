import { defineRule, finding } from '../rule-support/define-rule.js';
import { schemas } from '../rule-support/locations.js';
import { subschemas } from '../rule-support/schemas.js';
import { isObject, isText, quote } from '../rule-support/values.js';

/** The docs show one row for each value, and nobody reads a description of a value that is gone. */
export default defineRule({
  description: "x-enumDescriptions has a text for each of the enum's values, and for nothing else.",
  given: schemas,
  check(root, rootPath) {
    return [...subschemas(root, rootPath)].flatMap(({ schema, path }) => {
      const descriptions = schema['x-enumDescriptions'];
      if (descriptions === undefined) return [];
      const where = [...path, 'x-enumDescriptions'];
      if (!isObject(descriptions))
        return [finding(where, 'Write x-enumDescriptions as a map from each value to what it means.')];
      const values = (Array.isArray(schema['enum']) ? schema['enum'] : []).map(String);
      return [
        ...values
          .filter((value) => !Object.hasOwn(descriptions, value) || !isText(descriptions[value]))
          .map((value) => finding([...where, value], `Say in x-enumDescriptions what ${quote(value)} means.`)),
        ...Object.keys(descriptions)
          .filter((value) => !values.includes(value))
          .map((value) =>
            finding([...where, value], `Remove ${quote(value)} from x-enumDescriptions: the enum has no such value.`),
          ),
      ];
    });
  },
});
