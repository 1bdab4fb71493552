import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { JsonObject } from './values.js';

type Validator = ReturnType<InstanceType<typeof Ajv2020>['compile']>;

// Do not validate the schemas, because Redocly validates them.
const ajv = new Ajv2020({ strict: false, logger: false, validateSchema: false, meta: false });
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
