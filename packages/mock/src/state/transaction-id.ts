import { randomBytes, randomInt } from 'node:crypto';

const MAX_LABEL_LENGTH = 64;
/** More digits than WiPay's have, so that no two ids of a second are the same. */
const SERIAL_RANGE = [1_000_000_000, 10_000_000_000] as const;

/**
 * A new transaction id in the form of the documented ones, such as `SB-32-55179-oId_123-Abc1-20260202232018`.
 *
 * @param label what stands in the middle: the order's id; random letters where it is left out
 * @param now milliseconds since 1970
 */
export function newTransactionId(accountNumber: string, now: number, label = randomBytes(5).toString('hex')): string {
  const stamp = new Date(now).toISOString().replaceAll(/\D/g, '').slice(0, 14);
  // An id is a segment of a path, whatever an order's id is.
  const safe = label.replaceAll(/[^\w-]/g, '').slice(0, MAX_LABEL_LENGTH);
  return `SB-${Number(accountNumber.slice(-2))}-${randomInt(...SERIAL_RANGE)}-${safe}-${stamp}`;
}
