import { WapiConfigError } from '../errors/wapi-config-error.js';
import type { WireOperation } from '../transport/wire-operation.js';
import { numberText } from './fields.js';

/**
 * Puts the parameters into the operation's path.
 *
 * @throws WapiConfigError on a value that would make it another path: none, nothing but blanks, `.` or `..`
 */
export function fillPath({ path, pathParameters = [] }: WireOperation, values: Readonly<Record<string, unknown>>): string {
  return pathParameters.reduce((filled, name) => filled.replace(`{${name}}`, () => segment(name, values[name])), path);
}

function segment(name: string, value: unknown): string {
  const text = typeof value === 'number' ? numberText(name, value) : value;
  if (typeof text !== 'string') throw new WapiConfigError(`the path parameter ${name} must be a string`);
  if (text.trim() === '' || text === '.' || text === '..') throw new WapiConfigError(`the path parameter ${name} must not be empty, "." or ".."`);
  try {
    return encodeURIComponent(text);
  } catch {
    throw new WapiConfigError(`the path parameter ${name} is not well-formed text`);
  }
}
