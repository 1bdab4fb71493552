import type { Platform } from '@wapi/types';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import { CONTROL_PATH } from '../http/paths.js';
import { OptionError } from '../mock-error.js';
import { compileShape, describeShapeError } from './check-shape.js';
import { STATE_SCHEMA } from './state-schema.js';
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

/** Compiled when the first state is loaded, because most mocks load none. */
let validate: ValidateFunction | undefined;

/**
 * Checks a saved state.
 *
 * @throws {OptionError} if it was not created by a mock for the platform, or if it is damaged
 */
export function requireSavedState(state: unknown, platform: Platform): asserts state is SavedState {
  const given = (state ?? {}) as { format?: unknown; platform?: unknown };
  if (given.format !== 1)
    throw new OptionError(`state: must be the JSON that a mock has saved. Save it with GET ${CONTROL_PATH}/state.`);
  if (given.platform !== platform)
    throw new OptionError(`state: must be of the platform ${platform}, received ${String(given.platform)}.`);
  validate ??= compileShape(STATE_SCHEMA);
  if (!validate(state)) throw new OptionError(`state: ${describeShapeError('', validate.errors?.[0])}`);
}
