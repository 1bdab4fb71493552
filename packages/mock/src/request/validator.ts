import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Contract, Operation, Platform, Schema } from '@wapi/types';
import { detectFileType } from './file-type.js';
import type { Fields } from './form.js';
import { type Failure, messageFor } from './message.js';

/** The checks of one operation, compiled. */
export interface Validator {
  /** The first failed check of the path parameters, in the order of the spec. */
  checkParameters(values: Readonly<Record<string, string>>): Failure | undefined;
  /** The body's fields that mean something on the platform. */
  knownFields(fields: Fields): Fields;
  /** The first failed check of the body, in the order of the schema's properties. */
  checkBody(fields: Fields): Promise<Failure | undefined>;
}

/**
 * Compiles the checks of every operation for one platform.
 *
 * @throws Error naming the operation when a schema does not compile
 */
export function compileValidators(contract: Contract, platform: Platform): Map<string, Validator> {
  const ajv = createAjv(contract);
  return new Map(
    contract.operations.map((operation) => {
      try {
        return [operation.id, compileValidator(ajv, contract, operation, platform)];
      } catch (error) {
        throw new Error(`The checks of ${operation.id} do not compile: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
      }
    }),
  );
}

function createAjv(contract: Contract): Ajv2020 {
  const ajv = new Ajv2020({ allErrors: true, coerceTypes: true, strict: true, strictRequired: false });
  addFormats.default(ajv);
  ajv.addFormat('password', true);
  ajv.addVocabulary([
    'x-name',
    'x-messages',
    'x-platforms',
    'x-required-on',
    'x-file-types',
    'x-provenance',
    'x-discrepancy',
    'x-same-as',
    'x-differs-from',
  ]);
  ajv.addKeyword({
    keyword: 'x-scope-list',
    type: 'string',
    validate: (_scheme: unknown, list: string) => list.split(' ').every((scope) => Object.hasOwn(contract.credentials.bearer.scopes, scope)),
  });
  return ajv;
}

function compileValidator(ajv: Ajv2020, contract: Contract, operation: Operation, platform: Platform): Validator {
  const parameters = operation.parameters
    .filter((parameter) => parameter.in === 'path')
    .map(({ name, schema }) => ({ name, schema, validate: ajv.compile(schema) }));
  const body = compileBody(ajv, contract, operation, platform);
  return {
    checkParameters(values) {
      for (const { name, schema, validate } of parameters) {
        if (validate(values[name])) continue;
        const keyword = keywordOf(validate.errors?.[0], schema);
        return { field: name, keyword, message: messageFor(contract, schema, name, keyword) };
      }
      return undefined;
    },
    ...body,
  };
}

function compileBody(ajv: Ajv2020, contract: Contract, operation: Operation, platform: Platform): Pick<Validator, 'knownFields' | 'checkBody'> {
  const schema = operation.requestBody?.content[0]?.schema;
  if (schema === undefined) return { knownFields: () => ({}), checkBody: () => Promise.resolve(undefined) };

  const properties = Object.entries(schema.properties ?? {}).filter(([, property]) => property['x-platforms']?.includes(platform) ?? true);
  const names = properties.map(([name]) => name);
  const files = properties.filter(([, property]) => property.format === 'binary');
  const validate = ajv.compile(textSchema(schema, properties, platform));

  return {
    knownFields: (fields) => Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name))),
    async checkBody(fields) {
      const failures = textFailures(validate, fields, schema);
      for (const [name, property] of properties) {
        const keyword = compare(fields, name, property);
        if (keyword !== undefined) failures.push({ field: name, keyword, schema: property });
      }
      for (const [name, property] of files) {
        const keyword = await checkFile(fields[name], property);
        if (keyword !== undefined) failures.push({ field: name, keyword, schema: property });
      }
      failures.sort((a, b) => names.indexOf(a.field) - names.indexOf(b.field));
      const [first] = failures;
      return first && { field: first.field, keyword: first.keyword, message: messageFor(contract, first.schema, first.field, first.keyword) };
    },
  };
}

/** The schema of the body as far as Ajv can check it: this platform's fields, and files only for whether they are there. */
function textSchema(schema: Schema, properties: readonly (readonly [string, Schema])[], platform: Platform): object {
  const { 'x-required-on': requiredOn, properties: _all, ...rest } = schema;
  return {
    ...rest,
    properties: Object.fromEntries(properties.map(([name, property]) => [name, property.format === 'binary' ? {} : property])),
    required: [...(schema.required ?? []), ...(requiredOn?.[platform] ?? [])],
  };
}

interface UnwordedFailure {
  field: string;
  keyword: string;
  schema: Schema;
}

function textFailures(validate: ValidateFunction, fields: Fields, schema: Schema): UnwordedFailure[] {
  // Ajv coerces in place, so it gets a copy.
  if (validate({ ...fields })) return [];
  return (validate.errors ?? []).map((error) => {
    const field = error.keyword === 'required' ? String(error.params['missingProperty']) : error.instancePath.slice(1);
    const property = schema.properties?.[field] ?? schema;
    return { field, keyword: keywordOf(error, property), schema: property };
  });
}

function keywordOf(error: ErrorObject | undefined, schema: Schema): string {
  const keyword = error?.keyword ?? 'pattern';
  if (keyword === 'format') return `format:${schema.format ?? ''}`;
  if (keyword === 'type') return `type:${String(schema.type)}`;
  return keyword;
}

/** Checks of a field against another one; a field that is missing is another check's business. */
function compare(fields: Fields, name: string, schema: Schema): string | undefined {
  const value = fields[name];
  const { 'x-same-as': same, 'x-differs-from': other } = schema;
  if (value === undefined) return undefined;
  if (same !== undefined && fields[same] !== undefined && fields[same] !== value) return 'x-same-as';
  if (other !== undefined && fields[other] === value) return 'x-differs-from';
  return undefined;
}

async function checkFile(value: string | File | undefined, schema: Schema): Promise<string | undefined> {
  if (value === undefined) return undefined;
  if (typeof value === 'string') return 'type:file';
  const type = await detectFileType(new Uint8Array(await value.arrayBuffer()));
  if (!schema['x-file-types']?.includes(type?.extension ?? '')) return 'x-file-types';
  if (value.size > (schema.maxLength ?? Infinity)) return 'maxFileSize';
  return undefined;
}
