import type { CheckedSchema, Finding } from './checks.js';

/** A failed rule. `path` contains property names and item numbers from the root to the value. */
export interface Failure extends Omit<Finding, 'pointer'> {
  path: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;
type Path = readonly string[];

const FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  email: (text) => /^[^\s@"(),:;<>[\\\]]+@[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text) && !text.includes('..'),
  uri: (text) => /^[a-z][a-z0-9+.-]*:[^\s"<>\\^`{|}]*$/i.test(text) && URL.canParse(text),
  uuid: (text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text),
  date: isDate,
  'date-time': (text) => {
    const [, date = '', hour = '', offset = ''] =
      /^(\d{4}-\d\d-\d\d)[T ](\d\d):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:z|[+-](\d\d):?(?:[0-5]\d)?)$/i.exec(text) ?? [];
    return isDate(date) && Number(hour) < 24 && Number(offset) < 24;
  },
  regex: (text) => {
    try {
      return new RegExp(text, 'u') instanceof RegExp;
    } catch {
      return false;
    }
  },
};

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Returns the type of a JSON value, such as `integer`, `empty string` or `nothing`. */
export function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? 'empty array' : 'array';
  if (typeof value === 'string') return value === '' ? 'empty string' : 'string';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

/** Validates a value. Generates no code, because a Content-Security-Policy or a worker may forbid code generation. */
export function validate(schemas: readonly CheckedSchema[], index: number, value: unknown, path: Path = []): Failure[] {
  const schema = schemas[index] ?? {};
  const failures: Failure[] = [];
  const check = (rule: string, isValid: boolean, expected: string): void => {
    if (!isValid) failures.push({ path, rule, expected, seen: kindOf(value) });
  };
  const { type, enum: words } = schema;
  if (type !== undefined)
    check(
      'type',
      [type].flat().some((name) => hasType(name, value)),
      [type].flat().join(' or '),
    );
  if (words) check('enum', words.includes(value), `one of ${words.length} documented values`);
  if ('const' in schema) check('const', value === schema.const, 'the documented value');
  if (typeof value === 'string') checkText(schema, value, check);
  if (typeof value === 'number') checkNumber(schema, value, check);
  if (schema.oneOf) failures.push(...validateChoice(schemas, schema.oneOf, value, path));
  if (Array.isArray(value)) {
    check('maxItems', value.length <= (schema.maxItems ?? Infinity), `maxItems ${schema.maxItems}`);
    if (schema.items !== undefined)
      for (const [item, each] of value.entries())
        failures.push(...validate(schemas, schema.items, each, [...path, String(item)]));
  } else if (typeof value === 'object' && value !== null) {
    const names = Object.keys(value);
    check('maxProperties', names.length <= (schema.maxProperties ?? Infinity), `maxProperties ${schema.maxProperties}`);
    failures.push(...validateProperties(schemas, schema, value as Fields, path));
  }
  return failures;
}

type Check = (rule: string, isValid: boolean, expected: string) => void;

function checkText(
  { minLength = 0, maxLength = Infinity, pattern, format }: CheckedSchema,
  text: string,
  check: Check,
): void {
  // JSON Schema counts characters, not UTF-16 code units.
  const { length } = [...text];
  check('minLength', length >= minLength, `minLength ${minLength}`);
  check('maxLength', length <= maxLength, `maxLength ${maxLength}`);
  if (pattern !== undefined) check('pattern', new RegExp(pattern, 'u').test(text), 'text in the documented pattern');
  if (format !== undefined) check('format', FORMATS[format]?.(text) ?? true, `format ${format}`);
}

function checkNumber(
  { minimum = -Infinity, maximum = Infinity, exclusiveMinimum = -Infinity }: CheckedSchema,
  value: number,
  check: Check,
): void {
  check('minimum', value >= minimum, `minimum ${minimum}`);
  check('maximum', value <= maximum, `maximum ${maximum}`);
  check('exclusiveMinimum', value > exclusiveMinimum, `exclusiveMinimum ${exclusiveMinimum}`);
}

function validateProperties(
  schemas: readonly CheckedSchema[],
  { required = [], properties = {}, others }: CheckedSchema,
  value: Fields,
  path: Path,
): Failure[] {
  const missing = required.filter((name) => !Object.hasOwn(value, name));
  const failures: Failure[] = missing.map((name) => ({
    path: [...path, name],
    rule: 'required',
    expected: 'a value',
    seen: 'nothing',
  }));
  for (const [name, each] of Object.entries(value)) {
    const index = Object.hasOwn(properties, name) ? properties[name] : others;
    if (typeof index === 'number') failures.push(...validate(schemas, index, each, [...path, name]));
    else if (index === false)
      failures.push({ path, rule: 'additionalProperties', expected: 'no other properties', seen: kindOf(value) });
  }
  return failures;
}

/**
 * Returns the failures under the most likely schema. Of the schemas for the value's type, that is the one with the
 * fewest failures.
 */
function validateChoice(
  schemas: readonly CheckedSchema[],
  choices: readonly number[],
  value: unknown,
  path: Path,
): Failure[] {
  const all = choices.map((choice) => validate(schemas, choice, value, path));
  const passed = all.filter((failures) => failures.length === 0).length;
  if (passed === 1) return [];
  if (passed > 1) return [{ path, rule: 'oneOf', expected: 'oneOf', seen: kindOf(value) }];
  const rank = (failures: readonly Failure[]): number =>
    failures.some((failure) => failure.rule === 'type' && failure.path.length === path.length)
      ? Infinity
      : failures.length;
  return all.toSorted((a, b) => rank(a) - rank(b) || 0)[0] ?? [];
}

/** Finds the properties that the schemas neither document nor forbid. */
export function findUndocumented(
  schemas: readonly CheckedSchema[],
  indexes: readonly number[],
  value: unknown,
  path: Path = [],
): Path[] {
  const choices = indexes
    .flatMap((index) => [index, ...(schemas[index]?.oneOf ?? [])])
    .map((index) => schemas[index] ?? {});
  if (Array.isArray(value)) {
    const items = choices.flatMap(({ items: each }) => each ?? []);
    return items.length === 0
      ? []
      : value.flatMap((item, index) => findUndocumented(schemas, items, item, [...path, String(index)]));
  }
  const objects = choices.flatMap(({ properties }) => (properties ? [properties] : []));
  if (typeof value !== 'object' || value === null || objects.length === 0) return [];
  if (choices.some(({ others }) => others !== undefined)) return [];
  return Object.entries(value).flatMap(([name, each]) => {
    const known = objects.flatMap((properties) => (Object.hasOwn(properties, name) ? (properties[name] ?? []) : []));
    return known.length === 0 ? [[...path, name]] : findUndocumented(schemas, known, each, [...path, name]);
  });
}

function hasType(name: string, value: unknown): boolean {
  switch (name) {
    case 'integer':
      return Number.isInteger(value);
    case 'array':
      return Array.isArray(value);
    case 'null':
      return value === null;
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    default:
      return typeof value === name;
  }
}
