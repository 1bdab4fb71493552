import { defineRule, finding } from '../rule-support/define-rule.js';
import { schemas } from '../rule-support/locations.js';
import { subschemas } from '../rule-support/schemas.js';
import { entriesOf, isObject, quote } from '../rule-support/values.js';

/** Returns a platform's values under a key, which contains a single value or a list of values. */
function valuesOf(platform: unknown, key: string): unknown[] {
  const value: unknown = isObject(platform) && Object.hasOwn(platform, key) ? platform[key] : [];
  return Array.isArray(value) ? value : [value];
}

/** If no platform lists a value, every platform rejects it. If the enum lacks a value, typed clients cannot send it. */
export default defineRule({
  description:
    'x-platform-enum names a key that every platform has, and the enum lists exactly the values of that key.',
  given: schemas,
  once: true,
  check(root, rootPath, { source }) {
    const platforms = entriesOf(isObject(source) ? source['x-platforms'] : undefined);
    return [...subschemas(root, rootPath)].flatMap(({ schema, path }) => {
      const key = schema['x-platform-enum'];
      if (key === undefined) return [];
      const without = platforms
        .filter(([, platform]) => typeof key !== 'string' || valuesOf(platform, key).length === 0)
        .map(([code]) => code);
      if (typeof key !== 'string' || platforms.length === 0 || without.length > 0) {
        const reason =
          without.length > 0 ? `${quote(key)} is missing in ${without.join(', ')}` : 'x-platforms defines no platform';
        return [
          finding(
            [...path, 'x-platform-enum'],
            `x-platform-enum must name a key that every platform in x-platforms has: ${reason}.`,
          ),
        ];
      }
      const taken = new Set(platforms.flatMap(([, platform]) => valuesOf(platform, key)));
      const listed = new Set<unknown>(Array.isArray(schema['enum']) ? schema['enum'] : []);
      return [
        ...[...taken]
          .filter((value) => !listed.has(value))
          .map((value) => finding([...path, 'enum'], `Add ${quote(value)} to the enum: a platform has this value.`)),
        ...[...listed]
          .filter((value) => !taken.has(value))
          .map((value) =>
            finding([...path, 'enum'], `Remove ${quote(value)} from the enum: no platform has this value.`),
          ),
      ];
    });
  },
});
