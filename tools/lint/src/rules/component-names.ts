import { defineRule, finding } from '../rule-support/define-rule.js';
import { entriesOf, quote } from '../rule-support/values.js';

/**
 * If two components have the same name, a bundler adds a number to the second, and the number becomes part of a type's
 * name in every client.
 *
 * The lint also runs this rule on the bundle, where the number appears.
 */
export default defineRule({
  description: 'No component name ends in `-` or `_` followed by a number.',
  given: '$.components[*]',
  // The component's own name, not the file that its `$ref` points to.
  resolved: false,
  check(components, path) {
    return entriesOf(components).flatMap(([name]) => {
      const [, before] = /^(.{1,200})[-_]\d{1,9}$/.exec(name) ?? [];
      if (before === undefined) return [];
      return [
        finding(
          [...path, name],
          `Rename the component ${quote(name)} without the number: bundlers add one if two files are named ` +
            `${quote(before)}.`,
        ),
      ];
    });
  },
});
