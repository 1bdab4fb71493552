import type { OperationDescriptor } from '../operation/descriptor.js';
import type { Client } from './client.js';
import { warnOnce } from './warn-once.js';

/** Warn if a call waits for longer than this, in milliseconds. */
const LONG_WAIT = 5000;

/**
 * Prints one warning for each client if a call has to wait for a long time and no hook listens. A program that waits
 * silently looks broken.
 *
 * @param milliseconds the estimated wait
 */
export function warnAboutWait(client: Client, { id, limit }: OperationDescriptor, milliseconds: number): void {
  if (milliseconds <= LONG_WAIT) return;
  warnOnce(
    client,
    'wait',
    `${id}: waits ${Math.ceil(milliseconds / 1000)} seconds for its rate limit of ${limit} per minute. ` +
      'Set maxWait to fail instead.',
  );
}
