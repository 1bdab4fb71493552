import { OptionError } from '../../mock-error.js';

/** The error message omits the received value, because it may contain a password. */
const REQUIRED = 'createMock: "store" must be a Redis URL such as redis://127.0.0.1:6379/0.';

/**
 * Checks a Redis URL: `redis[s]://[[user][:password]@]host[:port][/database]`.
 *
 * @throws {OptionError} if it is invalid
 */
export function requireRedisUrl(url: unknown): asserts url is string {
  if (typeof url !== 'string' || !URL.canParse(url)) throw new OptionError(REQUIRED);
  const { protocol, hostname, pathname, search, hash } = new URL(url);
  const isGood =
    /^rediss?:$/.test(protocol) && hostname !== '' && /^(?:\/\d*)?$/.test(pathname) && search === '' && hash === '';
  if (!isGood) throw new OptionError(REQUIRED);
}

/** Returns a Redis URL without user and password, for messages. */
export function nameOf(url: string): string {
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}
