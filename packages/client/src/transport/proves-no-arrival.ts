/**
 * Codes of failures before the request is sent: DNS, connection, or the server's certificate. Bun's errors have only a
 * code.
 */
const CODES = new RegExp(
  '^(ECONNREFUSED|ENOTFOUND|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_CERT_\\w+|CERT_\\w+|ERR_SSL_WRONG_VERSION_NUMBER|' +
    'DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\\w+)$',
);
const SYSTEM_CALLS = ['connect', 'getaddrinfo'];
/** The message of Deno's errors, which have no code. A URL contains no spaces, so it cannot imitate the message. */
const DENO_MESSAGE = /^error sending request for url \(\S+\): client error \(Connect\): /;

/**
 * Whether a failed `fetch` definitely did not send a whole request: it made no connection, or it could not read a file
 * of the body. Recognizes the errors of Node, Deno and Bun. Returns false for all other errors, which is safe.
 *
 * @see https://nodejs.org/api/errors.html#class-systemerror
 */
export function provesNoArrival(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // An AggregateError contains one error for each tried address.
  if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(provesNoArrival);
  const { code, syscall } = error as { code?: unknown; syscall?: unknown };
  if (SYSTEM_CALLS.includes(String(syscall)) || (typeof code === 'string' && CODES.test(code))) return true;
  return DENO_MESSAGE.test(error.message) || isUnreadableFile(error) || provesNoArrival(error.cause);
}

/**
 * Whether `fetch` failed because a file of the body was deleted or changed. Node finds that out while it sends the body,
 * so the end of the body is missing.
 */
export function isUnreadableFile(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'NotReadableError' || isUnreadableFile(error.cause);
}
