import type { Platform } from '@wapi/types';
import { CONTROL_PATH } from '../http/paths.js';
import { OptionError } from '../mock-error.js';
import type { StoredValues } from './store.js';

/**
 * The state of one namespace as plain JSON data: accounts that were used, tokens, pictures, webhook endpoints and the
 * clock. It contains the mock's passwords and keys. It excludes rate limits, faults, requests and deliveries.
 */
export interface SavedState extends StoredValues {
  format: 1;
  platform: Platform;
  /** Milliseconds by which the clock was moved. */
  clockOffset: number;
}

/**
 * Checks a saved state.
 *
 * @throws {OptionError} if it was not created by a mock for the platform
 */
export function requireSavedState(state: unknown, platform: Platform): asserts state is SavedState {
  const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
  const given = (isObject(state) ? state : {}) as Record<string, unknown>;
  const isState =
    given['format'] === 1 &&
    Number.isFinite(given['clockOffset']) &&
    isObject(given['values']) &&
    isObject(given['contents']) &&
    Object.values(given['contents'] as object).every((content) => typeof content === 'string') &&
    Array.isArray(given['expiring']);
  if (!isState)
    throw new OptionError(`state: must be the JSON that a mock has saved. Save it with GET ${CONTROL_PATH}/state.`);
  if (given['platform'] !== platform)
    throw new OptionError(`state: must be of the platform ${platform}, received ${String(given['platform'])}.`);
}
