const MAX_LENGTH = 200;
const MASK = '[redacted]';

/** Patterns of secrets that this client did not send, but a server or a proxy may echo. */
const SECRETS = [/wapi_(live|test)_\w+/gi, /\beyJ[\w-]+(\.[\w-]+)+/g, /\bBearer\s+\S+/gi];

/** Longer than any word of a documented message: a token, a key or an address. */
const LONG = /^\S{20,}$/;

/**
 * Makes a server's message safe for logs: masks what was sent and what looks like a credential, and truncates the rest.
 *
 * @param sent the credential and the texts of the body. Texts under four characters are ignored: they would mask
 * ordinary words
 */
export function redact(message: string, sent: readonly string[]): string {
  const safe = mask(
    message,
    sent.filter((text) => text.length >= 4),
  );
  return safe.length <= MAX_LENGTH ? safe : `${safe.slice(0, MAX_LENGTH)}…`;
}

/**
 * Masks secrets, and what looks like a credential, in a text of a documented error. Other sent texts are masked only if
 * they are long enough to be a credential, so that the API's messages stay as documented.
 */
export function redactDocumented(text: string, secrets: readonly string[], sent: readonly string[]): string {
  return mask(text, [...secrets, ...sent.filter((word) => LONG.test(word))]);
}

function mask(text: string, secrets: readonly string[]): string {
  const longestFirst = secrets.toSorted((a, b) => b.length - a.length);
  const masked = longestFirst.reduce((rest, secret) => rest.replaceAll(secret, MASK), text);
  return SECRETS.reduce((rest, pattern) => rest.replace(pattern, MASK), masked);
}
