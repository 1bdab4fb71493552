import { randomBytes, randomInt } from 'node:crypto';

const MAX_LABEL_LENGTH = 64;
/**
 * The range of random serial numbers. They have more digits than the serial numbers in WiPay's ids, so that two ids
 * from the same second almost certainly differ.
 */
const SERIAL_RANGE = [1_000_000_000, 10_000_000_000] as const;

/**
 * Creates a transaction id in the documented form, such as `SB-32-55179-oId_123-Abc1-20260202232018`.
 *
 * @param label the middle part, such as the order's id; random by default
 * @param now milliseconds since 1970
 */
export function newTransactionId(accountNumber: string, now: number, label = randomBytes(5).toString('hex')): string {
  const stamp = new Date(now).toISOString().replaceAll(/\D/g, '').slice(0, 14);
  // Remove characters that are not safe in a path segment.
  const safe = label.replaceAll(/[^\w-]/g, '').slice(0, MAX_LABEL_LENGTH);
  return `SB-${Number(accountNumber.slice(-2))}-${randomInt(...SERIAL_RANGE)}-${safe}-${stamp}`;
}
