import type { Ajv2020, ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { type Contract, parsePointer, type Platform, type Schema } from '@wapi/types';
import { checkFile } from '../form/file-type.js';
import { type Failure, messageFor } from './field-message.js';
import type { Fields } from '../form/fields.js';
import { objectOnPlatform } from '../schema/platform-schema.js';
import { readTyped } from '../form/typed-text.js';

/** Returns whether the caller's account meets a condition in the spec. */
export type ConditionCheck = (condition: string) => boolean;

export interface Checked {
  /** The first failed check, in the order of the schema's properties. */
  failure?: Failure;
  /** Every failed check. `path` names the field, or an item in it, in the format of the API's messages. */
  failures: readonly { path: string; keyword: string }[];
  /** The values, converted to the types of the schema, with the schema's defaults. */
  typed: Readonly<Record<string, unknown>>;
}

/** The checks for an object of fields, compiled for one platform. */
export interface FieldChecks {
  /** The values of the fields that exist on the platform. */
  known<Some extends Fields>(values: Some): Some;
  /** Returns a promise only if the schema has files, because their content is inspected. */
  check(values: Fields, meets: ConditionCheck): Checked | Promise<Checked>;
}

/** Compiles the checks for an object schema, or for a `oneOf` with a discriminator. */
export function compileFieldChecks(ajv: Ajv2020, contract: Contract, schema: Schema, platform: Platform): FieldChecks {
  const { oneOf, discriminator } = schema;
  if (oneOf === undefined) return compileObject(ajv, contract, schema, platform);
  if (discriminator === undefined) throw new Error('A "oneOf" of request bodies must have a "discriminator".');
  const field = discriminator.propertyName;
  const choices = new Map(
    oneOf.map((choice) => [choice.properties?.[field]?.const, compileObject(ajv, contract, choice, platform)]),
  );

  return {
    known: (values) => choices.get(values[field])?.known(values) ?? values,
    check(values, meets) {
      const choice = choices.get(values[field]);
      if (choice !== undefined) return choice.check(values, meets);
      const keyword = values[field] === undefined ? 'required' : 'enum';
      const failure = { field, keyword, message: messageFor(contract, schema, field, keyword) };
      return { typed: values, failure, failures: [{ path: field, keyword }] };
    },
  };
}

function compileObject(ajv: Ajv2020, contract: Contract, schema: Schema, platform: Platform): FieldChecks {
  const bySchema = objectOnPlatform(contract, schema, platform);
  const properties = Object.entries(bySchema.properties ?? {});
  const names = new Set(properties.map(([name]) => name));
  const order = [...names];
  const compared = properties.filter(([, property]) => isCompared(property));
  const files = properties.filter(([, { format }]) => format === 'binary');
  const requiredFor = Object.entries(schema['x-required-for'] ?? {});
  // Skip the check if nothing can fail. Most operations have no query, and many have no body.
  const isFree = properties.length === 0 && schema.minProperties === undefined;
  const validate = isFree ? undefined : ajv.compile(textSchema(bySchema));

  return {
    known(values) {
      const known: Record<string, unknown> = {};
      for (const name of Object.keys(values)) if (names.has(name)) known[name] = values[name];
      return known as typeof values;
    },
    check(values, meets) {
      if (validate === undefined) return { typed: values, failures: [] };
      const { failures, typed } = textFailures(validate, values, bySchema);
      for (const name of requiredFor.flatMap(([condition, required]) => (meets(condition) ? required : []))) {
        if (values[name] === undefined)
          failures.push({ field: name, path: name, keyword: 'required', schema: bySchema.properties?.[name] ?? {} });
      }
      const note = (name: string, property: Schema, keyword: string | undefined): void => {
        if (keyword !== undefined) failures.push({ field: name, path: name, keyword, schema: property });
      };
      for (const [name, property] of compared) note(name, property, compare(values, name, property));
      if (files.length === 0) return conclude(typed, failures);
      const checkFiles = async (): Promise<Checked> => {
        for (const [name, property] of files) note(name, property, await checkFile(values[name], property));
        return conclude(typed, failures);
      };
      return checkFiles();
    },
  };

  function conclude(typed: Checked['typed'], failures: readonly RawFailure[]): Checked {
    const [first] = failures.toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
    if (first === undefined) return { typed, failures };
    const message = messageFor(contract, first.schema, first.path, first.keyword);
    return { typed, failures, failure: { field: first.field, keyword: first.keyword, message } };
  }
}

/**
 * Returns the part of the schema that Ajv can check. Ajv checks only whether a file is present. `minProperties`
 * replaces `not`, because unknown fields are dropped before the check.
 */
function textSchema({ properties = {}, not: _not, ...rest }: Schema): object {
  return {
    ...rest,
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, property]) => [name, property.format === 'binary' ? {} : property]),
    ),
  };
}

interface RawFailure {
  field: string;
  /** The name of the field, or of an item in it, as it appears in messages. */
  path: string;
  keyword: string;
  schema: Schema;
}

function textFailures(
  validate: ValidateFunction,
  values: Fields,
  schema: Schema,
): { failures: RawFailure[]; typed: Record<string, unknown> } {
  // Ajv adds the defaults to `typed`.
  const typed: Record<string, unknown> = {};
  for (const name of Object.keys(values)) typed[name] = readTyped(values[name], schema.properties?.[name]);
  if (validate(typed)) return { failures: [], typed };
  return { failures: (validate.errors ?? []).map((error) => toFieldFailure(error, schema)), typed };
}

function toFieldFailure(error: ErrorObject, schema: Schema): RawFailure {
  const [first = '', ...deeper] = parsePointer(error.instancePath);
  const field = error.keyword === 'required' ? String(error.params['missingProperty']) : first;
  const property = schema.properties?.[field] ?? schema;
  const inItem = deeper.length > 0 ? property.items : undefined;
  const path = inItem === undefined ? field : [field.replace(/\[\]$/, ''), ...deeper].join('.');
  return { field, path, keyword: keywordOf(error, inItem ?? property), schema: inItem ?? property };
}

/** Returns the keyword under which `x-messages` and `x-message-templates` list a failed check. */
export function keywordOf(error: ErrorObject | undefined, schema: Schema): string {
  const keyword = error?.keyword ?? 'pattern';
  if (keyword === 'format') return `format:${schema.format ?? ''}`;
  if (keyword === 'type') return `type:${String(Array.isArray(schema.type) ? schema.type[0] : schema.type)}`;
  return keyword;
}

function isCompared(schema: Schema): boolean {
  return ['x-same-as', 'x-differs-from', 'x-not-before', 'contentMediaType', 'exclusiveMinimum'].some(
    (keyword) => keyword in schema,
  );
}

/** Performs the checks that JSON Schema cannot express. Skips a missing field, because `required` reports it. */
function compare(values: Fields, name: string, schema: Schema): string | undefined {
  const value = values[name];
  const {
    'x-same-as': same,
    'x-differs-from': other,
    'x-not-before': earlier,
    contentMediaType,
    exclusiveMinimum: least,
  } = schema;
  if (typeof value !== 'string') return undefined;
  if (same !== undefined && values[same] !== undefined && values[same] !== value) return 'x-same-as';
  if (other !== undefined && values[other] === value) return 'x-differs-from';
  if (earlier !== undefined && Date.parse(value) < Date.parse(String(values[earlier]))) return 'x-not-before';
  if (contentMediaType === 'application/json' && !isJson(value)) return 'contentMediaType';
  // Compare the amount here, because Ajv compares only numbers, and an amount is a string.
  if (least !== undefined && Number(value) <= least) return 'exclusiveMinimum';
  return undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
