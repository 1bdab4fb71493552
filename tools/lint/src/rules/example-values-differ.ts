import { defineRule, finding } from '../rule-support/define-rule.js';
import { isExtension, mediaTypes } from '../rule-support/locations.js';
import { entriesOf, isObject, quote } from '../rule-support/values.js';

/** Serializes a JSON value with sorted keys, so that equal values give equal strings. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    isObject(part) ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}

/**
 * The mock returns examples by name, and the docs list all examples. If two examples have the same value, one is
 * redundant or wrong.
 */
export default defineRule({
  description: 'No two examples of a body have the same value.',
  given: mediaTypes,
  check(media, path) {
    if (!isObject(media) || isExtension(path)) return [];
    const first = new Map<string, string>();
    return entriesOf(media['examples']).flatMap(([name, example]) => {
      if (!isObject(example) || example['value'] === undefined) return [];
      const value = canonical(example['value']);
      const same = first.get(value);
      if (same === undefined) first.set(value, name);
      if (same === undefined) return [];
      return [
        finding(
          // Report the list instead of the example, because the example may also be in other lists.
          [...path, 'examples'],
          `Remove the example ${quote(name)} or change its value: ${quote(same)} has the same value.`,
        ),
      ];
    });
  },
});
