const MAX_LENGTH = 200;
const MASK = '[redacted]';

/** Forms of secrets that this client did not send itself but a server or a proxy may echo. */
const SECRETS = [/wapi_(live|test)_\w+/gi, /\beyJ[\w-]+(\.[\w-]+)+/g, /\bBearer\s+\S+/gi];

/**
 * A server's message, safe for logs: what was sent and what looks like a credential is masked, and the rest is cut.
 *
 * @param sent the credential and the texts of the body; those under four characters would mask ordinary words, and are no secrets
 */
export function redact(message: string, sent: readonly string[]): string {
  const longestFirst = sent.filter((text) => text.length >= 4).toSorted((a, b) => b.length - a.length);
  const masked = longestFirst.reduce((text, secret) => text.replaceAll(secret, MASK), message);
  const safe = SECRETS.reduce((text, pattern) => text.replace(pattern, MASK), masked);
  return safe.length <= MAX_LENGTH ? safe : `${safe.slice(0, MAX_LENGTH)}…`;
}
