import { WapiConfigError } from '../errors/wapi-config-error.js';
import { isPlainObject, toFields } from './fields.js';

/**
 * Encodes a query, without the question mark.
 *
 * @throws WapiConfigError if the query is not a plain object, because its filters would be lost silently
 * @throws WapiConfigError if a parameter cannot be sent
 */
export function encodeQuery(query: unknown): string {
  if (query === undefined || query === null) return '';
  if (!isPlainObject(query))
    throw new WapiConfigError('the query must be a plain object, because the client encodes it');
  return new URLSearchParams(toFields(query)).toString();
}
