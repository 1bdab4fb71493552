const MAX_LENGTH = 200;
const MASK = '[redacted]';

/** Patterns of secrets. A server or a proxy may echo secrets that this client did not send. */
const SECRETS = [/wapi_(live|test)_\w+/gi, /\beyJ[\w-]+(\.[\w-]+)+/g, /\bBearer\s+\S+/gi];

/** Matches a string that is longer than any word in a documented message, such as a token, a key or an address. */
const LONG = /^\S{20,}$/;

/**
 * Makes a server's message safe for logs. Masks sent strings and strings that look like a credential, and truncates the
 * result.
 *
 * @param sent the credential and the strings in the request body. Strings under four characters are ignored, because
 * they would mask ordinary words
 */
export function redact(message: string, sent: readonly string[]): string {
  const safe = mask(
    message,
    sent.filter((text) => text.length >= 4),
  );
  return safe.length <= MAX_LENGTH ? safe : `${safe.slice(0, MAX_LENGTH)}…`;
}

/**
 * Masks secrets, and strings that look like a credential, in a string from a documented error. Masks other sent strings
 * only if they are as long as a credential, so that the API's messages stay as documented.
 */
export function redactDocumented(text: string, secrets: readonly string[], sent: readonly string[]): string {
  return mask(text, [...secrets, ...sent.filter((word) => LONG.test(word))]);
}

function mask(text: string, secrets: readonly string[]): string {
  const longestFirst = secrets.toSorted((a, b) => b.length - a.length);
  const masked = longestFirst.reduce((rest, secret) => rest.replaceAll(secret, MASK), text);
  return SECRETS.reduce((rest, pattern) => rest.replace(pattern, MASK), masked);
}
