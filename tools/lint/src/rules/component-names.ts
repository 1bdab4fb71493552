import { defineRule, finding } from '../rule-support/define-rule.js';
import { entriesOf, quote } from '../rule-support/values.js';

/**
 * If two components have the same name, a bundler adds a number to the second name. The number becomes part of a type's
 * name in every client.
 *
 * The lint also runs this rule on the bundle, because the number appears there.
 */
export default defineRule({
  description: 'No component name ends in `-` or `_` followed by a number.',
  given: '$.components[*]',
  // Report the component's own name, not the file to which its `$ref` points.
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
