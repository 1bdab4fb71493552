import { defineRule, finding } from '../rule-support/define-rule.js';
import { isExtension, mediaTypes } from '../rule-support/locations.js';
import { entriesOf, isObject, quote } from '../rule-support/values.js';

/** A JSON value as text that is the same for the same value, in whatever order its keys are written. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    isObject(part) ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}

/** The mock answers with an example by its name, and the docs list them all: two that are the same are one situation told twice. */
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
          // An example may be in many lists: what is wrong is the list that has it twice.
          [...path, 'examples'],
          `Remove the example ${quote(name)} or mend its value: it is the value of ${quote(same)}, so nobody can tell the two apart.`,
        ),
      ];
    });
  },
});
