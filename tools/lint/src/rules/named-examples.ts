import { defineRule, finding } from '../rule-support/define-rule.js';
import { isExtension, mediaTypes } from '../rule-support/locations.js';
import { entriesOf, isCamelCase, isObject, isText, quote } from '../rule-support/values.js';

/** The mock, the tests and the docs refer to examples by name. */
export default defineRule({
  description: 'Every request and response body has named examples with a summary and a value.',
  given: mediaTypes,
  check(media, path) {
    if (!isObject(media) || isExtension(path)) return [];
    const where = [...path, 'examples'];
    const examples = entriesOf(media['examples']);
    if (examples.length === 0)
      return [
        finding(
          where,
          'Add `examples` with at least one entry, by $ref to components/examples; a single `example` has no name.',
        ),
      ];
    return examples.flatMap(([name, example]) => [
      ...(isCamelCase(name)
        ? []
        : [finding([...where, name], `Write the example's name ${quote(name)} in camelCase, like \`pictureExists\`.`)]),
      ...(isObject(example) && isText(example['summary'])
        ? []
        : [finding([...where, name], `Add a summary to the example ${quote(name)}.`)]),
      ...(isObject(example) && example['value'] === undefined
        ? [
            finding(
              [...where, name],
              `The example ${quote(name)} must have a \`value\`: add it. A link to a file is not supported.`,
            ),
          ]
        : []),
    ]);
  },
});
