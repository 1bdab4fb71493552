import { defineRule, finding } from '../rule-support/define-rule.js';
import { entriesOf, quote } from '../rule-support/values.js';

/**
 * A bundler numbers the second of two components that share a name, and the number becomes part of a type's name in every client.
 *
 * The lint runs this rule on the bundle too: there the number is what a reader would find.
 */
export default defineRule({
  description: 'No component has a name that ends in a number after a hyphen or an underscore.',
  given: '$.components[*]',
  // Where the name is written, and not what it stands for.
  resolved: false,
  check(components, path) {
    return entriesOf(components).flatMap(([name]) => {
      const [, before] = /^(.{1,200})[-_]\d{1,9}$/.exec(name) ?? [];
      if (before === undefined) return [];
      return [
        finding(
          [...path, name],
          `Give the component ${quote(name)} a name that says what it is: a number is what a bundler adds where two files are named ${quote(before)}.`,
        ),
      ];
    });
  },
});
