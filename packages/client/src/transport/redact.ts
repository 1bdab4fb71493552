const MAX_LENGTH = 200;
const MASK = '[redacted]';

/** Forms of secrets that this client did not send itself but a server or a proxy may echo. */
const SECRETS = [/wapi_(live|test)_\w+/gi, /\beyJ[\w-]+(\.[\w-]+)+/g, /\bBearer\s+\S+/gi];

/** What no documented message has a word of: long enough for a token, a key or an address. */
const LONG = /^\S{20,}$/;

/**
 * A server's message, safe for logs: what was sent and what looks like a credential is masked, and the rest is cut.
 *
 * @param sent the credential and the texts of the body; those under four characters would mask ordinary words, and are no secrets
 */
export function redact(message: string, sent: readonly string[]): string {
  const safe = mask(
    message,
    sent.filter((text) => text.length >= 4),
  );
  return safe.length <= MAX_LENGTH ? safe : `${safe.slice(0, MAX_LENGTH)}…`;
}

/**
 * A text of a documented error without secrets and what looks like a credential. Of what else was sent, words that are long enough for one are
 * masked too, and no others: the API's messages stay as they are documented.
 */
export function redactDocumented(text: string, secrets: readonly string[], sent: readonly string[]): string {
  return mask(text, [...secrets, ...sent.filter((word) => LONG.test(word))]);
}

function mask(text: string, secrets: readonly string[]): string {
  const longestFirst = secrets.toSorted((a, b) => b.length - a.length);
  const masked = longestFirst.reduce((rest, secret) => rest.replaceAll(secret, MASK), text);
  return SECRETS.reduce((rest, pattern) => rest.replace(pattern, MASK), masked);
}
