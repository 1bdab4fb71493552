import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { isObject, quote, show, type JsonObject } from './values.js';

type Validator = ReturnType<InstanceType<typeof Ajv2020>['compile']>;

/** Report every error, with its schema. 0.07 is a multiple of 0.01, although 0.07 / 0.01 = 7.000000000000001. */
const details = { allErrors: true, verbose: true, multipleOfPrecision: 6 };

// Do not validate the schemas, because Redocly validates them.
const ajv = new Ajv2020({ strict: false, logger: false, validateSchema: false, meta: false, ...details });
addFormats.default(ajv);

/**
 * Caches the validators of schemas, because many locations share a schema. The value is `undefined` if a schema is
 * invalid.
 */
const validators = new WeakMap<object, Validator | undefined>();

/** Compiles a schema. Returns `undefined` for an invalid schema, which Redocly reports. */
export function validatorFor(schema: JsonObject): Validator | undefined {
  if (validators.has(schema)) return validators.get(schema);
  try {
    validators.set(schema, ajv.compile(schema));
  } catch {
    validators.set(schema, undefined);
  }
  return validators.get(schema);
}

/** Returns all errors of a value. Returns an empty list for an invalid schema. */
export function errorsOf(schema: unknown, value: unknown): readonly ErrorObject[] {
  if (typeof schema === 'boolean') return schema ? [] : [{ ...neverValid }];
  const validate = isObject(schema) ? validatorFor(schema) : undefined;
  return validate === undefined || validate(value) ? [] : (validate.errors ?? []);
}

/** The error of the schema `false`. */
const neverValid: ErrorObject = {
  keyword: 'false schema',
  instancePath: '',
  schemaPath: '#',
  params: {},
  message: 'must be absent',
};

/** Describes the rule that a value violates, such as `must be one of "a", "b"`. */
export function describeError({ params, message = 'is invalid' }: ErrorObject): string {
  const { allowedValues, allowedValue, pattern } = params as Record<string, unknown>;
  if (Array.isArray(allowedValues)) return `must be one of ${allowedValues.map(show).join(', ')}`;
  if (allowedValue !== undefined) return `must be ${show(allowedValue)}`;
  return typeof pattern === 'string' ? `must match the pattern ${quote(pattern)}` : message;
}
