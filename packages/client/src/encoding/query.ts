import { toFields } from './fields.js';

/**
 * Encodes a query, without the question mark.
 *
 * @throws WapiConfigError naming the parameter that cannot be sent
 */
export function encodeQuery(query: unknown): string {
  return new URLSearchParams(toFields((query ?? {}) as Record<string, unknown>)).toString();
}
