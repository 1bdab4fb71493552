import { WapiConfigError } from '../errors/wapi-config-error.js';
import type { OperationDescriptor } from '../operation/descriptor.js';
import { formatNumber } from './fields.js';

/**
 * Inserts the parameters into the operation's path.
 *
 * @throws WapiConfigError if a value is missing or blank, or would change the path: `.`, `..` or a fixed segment of a
 * different operation's path
 */
export function fillPath(
  { path, reserved = [] }: OperationDescriptor,
  values: Readonly<Record<string, unknown>>,
): string {
  return path.replace(/{(\w+)}/g, (_match, name: string) => {
    const text = segment(name, values[name]);
    if (!reserved.includes(text)) return text;
    throw new WapiConfigError(
      `the path parameter ${name} must not be ${text}, because ${path.replace(`{${name}}`, text)} is a ` +
        `different operation's path`,
    );
  });
}

/** Returns the names of the parameters, in the order of the path. */
export function pathParameters(path: string): string[] {
  return path.split(/[{}]/).filter((_text, index) => index % 2 === 1);
}

function segment(name: string, value: unknown): string {
  const text = typeof value === 'number' ? formatNumber(name, value) : value;
  if (typeof text !== 'string') throw new WapiConfigError(`the path parameter ${name} must be a string`);
  if (text.trim() === '' || text === '.' || text === '..')
    throw new WapiConfigError(`the path parameter ${name} must not be empty, "." or ".."`);
  try {
    return encodeURIComponent(text);
  } catch {
    throw new WapiConfigError(`the path parameter ${name} must be well-formed Unicode text`);
  }
}
