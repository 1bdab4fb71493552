import { platforms, type Platform } from '@wapi/types';

/** How the mock behaves. Everything may be left out. */
export interface MockOptions {
  /** The country platform to be, as two letters. Default `tt`. */
  platform?: Platform;
  /** Whether the operations' rate limits hold. Default true. */
  rateLimit?: boolean;
  /** Whether every request finds the personas as they start out. Default false: what a request changes, the next one finds. */
  stateless?: boolean;
  /** The time in milliseconds since 1970. Default `Date.now`. */
  clock?: () => number;
}

/**
 * Fills in the defaults. Users of plain JavaScript have no compiler that finds a misspelt option, which would be passed over in silence.
 *
 * @throws Error when there is no such option, or it has a value that is none of its values
 */
export function readOptions(given: MockOptions): Required<MockOptions> {
  const { platform = 'tt', rateLimit = true, stateless = false, clock = Date.now } = given;
  const options = { platform, rateLimit, stateless, clock };
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(options, name));
  if (unknown !== undefined) throw new Error(`createMock has no option ${unknown}: it has ${Object.keys(options).join(', ')}.`);
  if (!platforms.includes(platform)) throw new Error(`The platform ${String(platform)} is none of ${platforms.join(', ')}.`);
  for (const name of ['rateLimit', 'stateless'] as const) {
    if (typeof options[name] !== 'boolean') throw new Error(`The option ${name} of createMock is true or false.`);
  }
  if (typeof clock !== 'function') throw new Error('The option clock of createMock is a function.');
  return options;
}
