import { defineRule, finding, type JsonPath, type RuleFinding } from '../rule-support/define-rule.js';
import { schemas } from '../rule-support/locations.js';
import { subschemas } from '../rule-support/schemas.js';
import { closestMatch } from '../source/closest-match.js';
import { entriesOf, isObject, quote } from '../rule-support/values.js';

/** Returns a platform's values under a key, which contains a single value or a list of values. */
function valuesOf(platform: unknown, key: string): unknown[] {
  const value: unknown = isObject(platform) && Object.hasOwn(platform, key) ? platform[key] : [];
  return Array.isArray(value) ? value : [value];
}

/** A schema with x-platform-enum, and the platforms. */
interface PlatformEnum {
  key: string;
  path: JsonPath;
  platforms: readonly [code: string, platform: unknown][];
  listed: readonly string[];
}

/** Reports a value that the enum lacks: at the platforms if the value is probably misspelt there, or at the enum. */
function reportUnlisted(value: unknown, { key, path, platforms, listed }: PlatformEnum): RuleFinding[] {
  const having = platforms.filter(([, platform]) => valuesOf(platform, key).includes(value));
  const suggestion = closestMatch(String(value), listed);
  const codes = having.map(([code]) => code).join(', ');
  if (suggestion === undefined || having.length > 1)
    return [finding([...path, 'enum'], `Add ${quote(value)} to the enum, or correct it in x-platforms (${codes}).`)];
  return having.map(([code, platform]) => {
    const values = isObject(platform) ? platform[key] : undefined;
    const index = Array.isArray(values) ? [values.indexOf(value)] : [];
    const message =
      `The enum with \`x-platform-enum: ${key}\` lacks ${quote(value)}: did you mean ${suggestion}? If the value is ` +
      'right, add it to the enum.';
    return finding(['x-platforms', code, key, ...index], message);
  });
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
          .flatMap((value) => reportUnlisted(value, { key, path, platforms, listed: [...listed].map(String) })),
        ...[...listed]
          .filter((value) => !taken.has(value))
          .map((value) =>
            finding([...path, 'enum'], `Remove ${quote(value)} from the enum, or add it to a platform in x-platforms.`),
          ),
      ];
    });
  },
});
