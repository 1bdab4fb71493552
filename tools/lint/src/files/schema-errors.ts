import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { show } from '../rule-support/values.js';
import { fromPointer } from '../rule-support/json-pointer.js';

/** A violation of a JSON Schema. */
export interface SchemaError {
  /** The path of the value. If a key is wrong or unknown, the path of the key. */
  path: string[];
  /** Says what the value must be and what was received. Omits the name of the value. */
  message: string;
}

// Do not validate the schemas, because they are part of this repository and have tests.
const ajv = new Ajv2020({ allErrors: true, strict: false, verbose: true, validateSchema: false, meta: false });

export const jsonSchemaKeywords: readonly string[] = Object.keys(ajv.RULES.keywords);

/** The keywords of JSON Schema and of OpenAPI's schemas. */
export const schemaKeywords = [...jsonSchemaKeywords, 'discriminator', 'externalDocs', 'xml', 'example'];
addFormats.default(ajv);

/** Creates a validator that reports all errors. */
export const compileSchema = (schema: object): ValidateFunction => ajv.compile(schema);

const typeNames: Record<string, string> = {
  object: 'a map',
  array: 'a list',
  string: 'a string',
  integer: 'an integer',
  number: 'a number',
  boolean: 'true or false',
};

/**
 * Returns the requirement of a keyword as a phrase that follows "must". Returns `undefined` for a keyword without such
 * a phrase.
 */
function requirement({ keyword, params, schema }: ErrorObject): string | undefined {
  const { limit } = params as { limit?: number };
  switch (keyword) {
    case 'type':
      return `be ${typeNames[String(params['type'])] ?? String(params['type'])}`;
    case 'enum':
      return `be one of ${(schema as unknown[]).map(String).join(', ')}`;
    case 'const':
      return `be ${show(schema)}`;
    case 'minimum':
      return `be at least ${limit}`;
    case 'maximum':
      return `be at most ${limit}`;
    case 'minItems':
    case 'minProperties':
      return `have at least ${limit} ${limit === 1 ? 'entry' : 'entries'}`;
    case 'minLength':
      return 'not be empty';
    case 'pattern':
      return schema === '\\S' ? 'not be blank' : `match ${String(schema)}`;
    case 'format':
      return `be a valid ${String(schema)}`;
    default:
      return undefined;
  }
}

function toSchemaError(error: ErrorObject): SchemaError {
  const { keyword, params, instancePath, data, propertyName } = error;
  const path = fromPointer(instancePath);
  if (keyword === 'required') {
    const name = String(params['missingProperty']);
    return { path, message: `must have the key \`${name}\`` };
  }
  if (keyword === 'additionalProperties') {
    const name = String(params['additionalProperty']);
    return { path: [...path, name], message: `must not have the key \`${name}\`` };
  }
  const phrase = requirement(error) ?? error.message?.replace(/^must /, '') ?? 'be valid';
  if (propertyName !== undefined)
    return { path: [...path, propertyName], message: `has a key that must ${phrase}, received ${show(propertyName)}` };
  return { path, message: `must ${phrase}, received ${show(data)}` };
}

/** Validates a value. Drops errors that only summarize other errors. */
export function findSchemaErrors(validate: ValidateFunction, value: unknown): SchemaError[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).filter(({ keyword }) => keyword !== 'propertyNames').map(toSchemaError);
}
