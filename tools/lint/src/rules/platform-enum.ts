import { defineRule, finding } from '../rule-support/define-rule.js';
import { schemas } from '../rule-support/locations.js';
import { subschemas } from '../rule-support/schemas.js';
import { entriesOf, isObject, quote } from '../rule-support/values.js';

/** What a platform has under a key: one value, or a list of them. */
function valuesOf(platform: unknown, key: string): unknown[] {
  const value: unknown = isObject(platform) && Object.hasOwn(platform, key) ? platform[key] : [];
  return Array.isArray(value) ? value : [value];
}

/** A value that no platform takes would be refused everywhere, and one that is missing from the enum could not be sent at all. */
export default defineRule({
  description: 'x-platform-enum names a key that every platform has, and the enum is what the platforms have there.',
  given: schemas,
  // The root file itself has what is looked up, so the document is read as it is written.
  check(root, rootPath, { document: { data } }) {
    const platforms = entriesOf(isObject(data) ? data['x-platforms'] : undefined);
    return [...subschemas(root, rootPath)].flatMap(({ schema, path }) => {
      const key = schema['x-platform-enum'];
      if (key === undefined) return [];
      const without = platforms
        .filter(([, platform]) => typeof key !== 'string' || valuesOf(platform, key).length === 0)
        .map(([code]) => code);
      if (typeof key !== 'string' || platforms.length === 0 || without.length > 0) {
        const who = without.length > 0 ? without.join(', ') : 'no platform';
        return [
          finding(
            [...path, 'x-platform-enum'],
            `Name a key that every platform in x-platforms has: ${quote(key)} is missing (${who}).`,
          ),
        ];
      }
      const taken = new Set(platforms.flatMap(([, platform]) => valuesOf(platform, key)));
      const listed = new Set<unknown>(Array.isArray(schema['enum']) ? schema['enum'] : []);
      return [
        ...[...taken]
          .filter((value) => !listed.has(value))
          .map((value) => finding([...path, 'enum'], `Add ${quote(value)} to the enum: a platform takes it.`)),
        ...[...listed]
          .filter((value) => !taken.has(value))
          .map((value) => finding([...path, 'enum'], `Remove ${quote(value)} from the enum: no platform takes it.`)),
      ];
    });
  },
});
