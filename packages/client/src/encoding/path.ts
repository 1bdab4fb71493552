import { WapiConfigError } from '../errors/wapi-config-error.js';
import type { WireOperation } from '../transport/wire-operation.js';
import { numberText } from './fields.js';

/**
 * Puts the parameters into the operation's path.
 *
 * @param operations every operation, whose paths the values must not spell: `/transactions/meta` is no transaction
 * @throws WapiConfigError on a value that would make it another path: none, nothing but blanks, `.`, `..` or a word of another path
 */
export function fillPath(
  { path, pathParameters = [] }: WireOperation,
  values: Readonly<Record<string, unknown>>,
  operations: readonly WireOperation[],
): string {
  const filled = pathParameters.reduce((text, name) => text.replace(`{${name}}`, () => segment(name, values[name])), path);
  if (filled !== path && operations.some((other) => other.path === filled)) {
    throw new WapiConfigError(`the path parameter ${pathParameters.join(', ')} makes it ${filled}, which is another operation's path`);
  }
  return filled;
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
