import { OptionError } from '../../mock-error.js';

/** Does not show the received value, because it may contain a password. */
const REQUIRED = 'createMock: "store" must be a Redis URL such as redis://127.0.0.1:6379/0.';

/**
 * Checks the URL of a Redis: `redis[s]://[[user][:password]@]host[:port][/database]`.
 *
 * @throws Error when it is not one
 */
export function requireRedisUrl(url: unknown): asserts url is string {
  if (typeof url !== 'string' || !URL.canParse(url)) throw new OptionError(REQUIRED);
  const { protocol, hostname, pathname, search, hash } = new URL(url);
  const isGood =
    /^rediss?:$/.test(protocol) && hostname !== '' && /^(?:\/\d*)?$/.test(pathname) && search === '' && hash === '';
  if (!isGood) throw new OptionError(REQUIRED);
}

/** A Redis as messages name it: its URL without user and password. */
export function nameOf(url: string): string {
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}
