import { WapiConfigError } from '../errors/wapi-config-error.js';

/**
 * Matches text that neither the client, WAPI nor a database changes. A form sends a line break as CRLF, WAPI trims its
 * input, and a lone surrogate becomes U+FFFD. A search for a changed id would find nothing.
 */
const STABLE_TEXT = /^(?!\s)[^\p{Cc}\p{Cf}\p{Cs}]+(?<!\s)$/u;

/**
 * Rejects an id that could become the id of a different order.
 *
 * @param name the function and its argument, for the error message
 * @throws WapiConfigError
 */
export function assertId(name: string, id: unknown): void {
  if (typeof id === 'string' && STABLE_TEXT.test(id)) return;
  throw new WapiConfigError(
    `${name} must be a string without control characters, invisible characters or spaces at its ends, and not empty, ` +
      `received ${typeof id === 'string' ? JSON.stringify(id) : typeof id}. Trim it`,
  );
}
