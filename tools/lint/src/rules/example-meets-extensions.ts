import { applicableSchemas } from '../rule-support/applicable-schemas.js';
import { defineRule, finding, type JsonPath, type RuleFinding } from '../rule-support/define-rule.js';
import { isExtension, mediaTypes } from '../rule-support/locations.js';
import { fieldsOf } from '../rule-support/schemas.js';
import { declaredScopes } from '../rule-support/scopes.js';
import { entriesOf, isObject, type JsonObject, listOf, quote, show, valueAt } from '../rule-support/values.js';
import { adviseName } from '../source/closest-match.js';

/** The parts of the contract to which the extensions of a schema refer, and the platforms of the example. */
interface Context {
  schemes: unknown;
  platforms: unknown;
  /** The `x-platforms` of the example. `undefined` if the example has none. */
  own: readonly string[] | undefined;
}

function checkScopes(scheme: unknown, text: string, { schemes }: Context): string[] {
  const known = [...declaredScopes(valueAt(schemes, [String(scheme)]))];
  return text
    .split(/\s+/)
    .filter((scope) => scope !== '' && known.length > 0 && !known.includes(scope))
    .map((scope) => `The scope ${quote(scope)} does not exist: ${adviseName(scope, known, 'none')}`);
}

function checkFileType(types: unknown, name: string): string[] {
  const allowed = listOf(types).map(String);
  const type = /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (allowed.length === 0 || allowed.includes(type)) return [];
  return [`The file name must end with ${allowed.map((one) => `.${one}`).join(', ')}, received ${show(name)}.`];
}

function checkJson(text: string): string[] {
  try {
    JSON.parse(text);
    return [];
  } catch {
    return [
      `The text must be JSON, because the schema has \`contentMediaType: application/json\`, received ${show(text)}.`,
    ];
  }
}

function checkPlatformEnum(key: unknown, value: unknown, { platforms, own = [] }: Context): string[] {
  return own
    .filter((code) => ![valueAt(platforms, [code, String(key)])].flat().includes(value))
    .map(
      (code) =>
        `The platform ${quote(code)} of the example must accept the value, received ${show(value)}: correct the ` +
        'value, or the `x-platforms` of the example.',
    );
}

/** Checks a value by the extensions of its schema. */
function checkValue(schema: JsonObject, value: unknown, context: Context): string[] {
  const enumOf = schema['x-platform-enum'];
  const problems = enumOf === undefined ? [] : checkPlatformEnum(enumOf, value, context);
  if (typeof value !== 'string') return problems;
  return [
    ...problems,
    ...(schema['x-scope-list'] === undefined ? [] : checkScopes(schema['x-scope-list'], value, context)),
    ...checkFileType(schema['x-file-types'], value),
    ...(schema['contentMediaType'] === 'application/json' ? checkJson(value) : []),
  ];
}

/** Checks a field against the other field that `x-same-as` or `x-differs-from` names. */
function checkOtherField(field: JsonObject, name: string, value: JsonObject): string[] {
  const { 'x-same-as': same, 'x-differs-from': different } = field;
  const has = (other: unknown): boolean => typeof other === 'string' && Object.hasOwn(value, other);
  const equals = (other: unknown): boolean => value[String(other)] === value[name];
  return [
    ...(has(same) && !equals(same)
      ? [`The value must be the same as that of ${quote(same)}: correct one of them.`]
      : []),
    ...(has(different) && equals(different)
      ? [`The value must differ from that of ${quote(different)}: correct one of them.`]
      : []),
  ];
}

/** Checks a field that only some platforms have. Null means that the platform has no value for it. */
function checkPlatforms(field: JsonObject, value: unknown, { own }: Context): string[] {
  const only = listOf(field['x-platforms']).map(String);
  if (only.length === 0 || value === null || (own !== undefined && own.every((code) => only.includes(code)))) return [];
  return [
    `Only ${only.join(', ')} has this field: add \`x-platforms: [${only.join(', ')}]\` to the example, or remove it.`,
  ];
}

/** Reports the fields that the platforms of the example require and its value lacks. */
function checkRequired(schema: JsonObject, value: JsonObject, { own = [] }: Context): string[] {
  return own.flatMap((code) =>
    listOf(valueAt(schema, ['x-required-on', code]))
      .map(String)
      // The rule required-fields-exist reports a name that is not a field.
      .filter((name) => !Object.hasOwn(value, name) && fieldsOf(schema).has(name))
      .map((name) => `The platform ${quote(code)} of the example requires ${quote(name)}: add it.`),
  );
}

function check(choices: readonly unknown[], value: unknown, path: JsonPath, context: Context): RuleFinding[] {
  const parts = choices.flatMap((schema) => applicableSchemas(schema, value));
  const here = parts.flatMap((part) => [
    ...checkValue(part, value, context),
    ...(isObject(value) ? checkRequired(part, value, context) : []),
  ]);
  const found = [...new Set(here)].map((message) => finding(path, message));
  if (Array.isArray(value))
    return value.flatMap((item: unknown, index) => {
      const items = parts.map((part) => part['items']);
      return check(items, item, [...path, index], context);
    });
  if (!isObject(value)) return found;
  const ofFields = Object.entries(value).flatMap(([name, child]) => {
    const fields = parts.map((part) => valueAt(part, ['properties', name])).filter(isObject);
    const problems = fields.flatMap((field) => [
      ...checkOtherField(field, name, value),
      ...checkPlatforms(field, child, context),
    ]);
    const where = [...path, name];
    return [
      ...[...new Set(problems)].map((message) => finding(where, message)),
      ...check(fields, child, where, context),
    ];
  });
  return [...found, ...ofFields];
}

/** JSON Schema ignores extensions, so no other rule compares an example with them. */
export default defineRule({
  description:
    'Every example meets the extensions of its schema: the same or different values, the scopes, the file types, the ' +
    'JSON text, and the fields and values of its platforms.',
  given: mediaTypes,
  once: true,
  check(media, path, { resolved }) {
    if (!isObject(media) || isExtension(path)) return [];
    const schemes = valueAt(resolved, ['components', 'securitySchemes']);
    const platforms = valueAt(resolved, ['x-platforms']);
    return entriesOf(media['examples']).flatMap(([name, example]) => {
      if (!isObject(example)) return [];
      const codes = example['x-platforms'];
      const own = Array.isArray(codes) ? codes.map(String) : undefined;
      return check([media['schema']], example['value'], [...path, 'examples', name, 'value'], {
        schemes,
        platforms,
        own,
      });
    });
  },
});
