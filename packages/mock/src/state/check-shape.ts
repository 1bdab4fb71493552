import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** Compiles a JSON schema for data that a user wrote or changed. */
export function compileShape(schema: object): ValidateFunction {
  const ajv = new Ajv2020({ strict: false, strictNumbers: true, validateSchema: false, multipleOfPrecision: 6 });
  addFormats.default(ajv);
  return ajv.compile(schema);
}

/**
 * Describes the first error of a validation, as in `"seed.accounts[0].email" must be string.`
 *
 * @param root the name of the data; empty if the caller's message already names the data
 */
export function describeShapeError(
  root: string,
  { instancePath = '', message = 'is invalid', params = {} }: Partial<ErrorObject> = {},
): string {
  const name = nameIn(root, instancePath);
  const unknown: unknown = params['additionalProperty'];
  const problem = unknown === undefined ? message : `has the unknown field "${String(unknown)}"`;
  return name === '""' ? `${problem}.` : `${name} ${problem}.`;
}

/** Turns `/accounts/0/email` into `"seed.accounts[0].email"`. */
export function nameIn(root: string, pointer: string): string {
  const path = pointer.replaceAll(/\/(\d+)(?=\/|$)/g, '[$1]').replaceAll('/', '.');
  return `"${`${root}${path}`.replace(/^\./, '')}"`;
}
