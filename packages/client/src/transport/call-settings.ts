import { WapiConfigError } from '../errors/wapi-config-error.js';
import type { WapiCallOptions } from '../operation/call-options.js';
import type { Client } from './client.js';

export type CallSettings = Pick<Client, 'timeouts' | 'retries' | 'maxWait'>;

/**
 * Rejects misspelt options. Plain JavaScript has no compiler to find them, and the client would silently ignore them.
 *
 * @throws WapiConfigError naming the option
 */
export function assertKnownOptions(options: object, known: readonly string[], prefix = ''): void {
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new WapiConfigError(`${prefix}unknown option ${unknown}. Use one of: ${known.join(', ')}`);
}

/**
 * Resolves the timeouts, the retries and the longest wait of a call or a client. Checks the signal of a call.
 *
 * @param prefix starts the error message
 * @throws WapiConfigError on an invalid number, because a timer would treat it as zero
 * @throws WapiConfigError if the signal cannot abort, for example because it is an AbortController
 */
export function resolveTimeouts(
  defaults: CallSettings,
  {
    timeouts,
    retries = defaults.retries,
    maxWait = defaults.maxWait,
    signal,
  }: Pick<WapiCallOptions, 'timeouts' | 'retries' | 'maxWait' | 'signal'>,
  prefix = '',
): CallSettings {
  assertKnownOptions(timeouts ?? {}, ['attempt', 'total'], `${prefix}timeouts: `);
  const { attempt = defaults.timeouts.attempt, total = defaults.timeouts.total } = timeouts ?? {};
  assertOption(`${prefix}timeouts.attempt`, 'a number of milliseconds above 0', attempt, attempt > 0);
  assertOption(`${prefix}timeouts.total`, 'a number of milliseconds above 0', total, total > 0);
  assertOption(`${prefix}retries`, 'an integer, 0 or more', retries, Number.isInteger(retries) && retries >= 0);
  assertOption(`${prefix}maxWait`, 'a number of milliseconds, 0 or more', maxWait, maxWait >= 0);
  // Checks a method instead of the class, because a signal from a different realm has a different class.
  assertType(`${prefix}signal`, 'an AbortSignal', signal, !signal || typeof signal.throwIfAborted === 'function');
  return { timeouts: { attempt, total }, retries, maxWait };
}

/**
 * @throws WapiConfigError unless the value is a valid number. `NaN` is invalid, because every comparison with it is
 * false
 */
export function assertOption(name: string, rule: string, value: unknown, isValid: boolean): void {
  if (!isValid || typeof value !== 'number')
    throw new WapiConfigError(`${name} must be ${rule}, received ${String(value)}`);
}

/** @throws WapiConfigError unless the value is valid. The message contains only the value's type */
export function assertType(name: string, rule: string, value: unknown, isValid: boolean): void {
  if (!isValid)
    throw new WapiConfigError(`${name} must be ${rule}, received ${value === null ? 'null' : typeof value}`);
}
