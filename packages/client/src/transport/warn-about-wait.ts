import type { OperationDescriptor } from '../operation/descriptor.js';
import type { Client } from './client.js';
import { warnOnce } from './warn-once.js';

/** A longer wait, in milliseconds, is worth a warning. */
const LONG_WAIT = 5000;

/**
 * Prints one warning for each client if a call waits long and no hook listens, because a program that waits silently
 * looks broken.
 *
 * @param milliseconds estimated
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
