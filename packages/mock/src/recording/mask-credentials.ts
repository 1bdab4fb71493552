/** The placeholder for every credential, password and token. */
export const REDACTED = '[redacted]';

/** A WAPI Key. Matches more than the documented form, because a key of a wrong form may still be most of a key. */
const KEY = /(wapi_(?:live|test)_(?:[0-9a-f]+_)?)[\w-]+/gi;
/** A token, which is a JSON Web Token. Both of its first two parts are a JSON object in Base64URL. */
const TOKEN = /eyJ[\w-]+\.[\w-]+\.[\w-]*/g;

/**
 * Replaces WAPI Keys and tokens in a text. A masked key keeps its id, so that a reader can tell which key was sent:
 * `wapi_test_1e2838726b5f4325a5_[redacted]`.
 */
export function maskCredentials(text: string): string {
  return text.replaceAll(KEY, `$1${REDACTED}`).replaceAll(TOKEN, REDACTED);
}
