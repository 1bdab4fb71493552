import { checkOptions } from './check-options.js';

/**
 * Makes sure that a delivery is handled once. Calls `handle` unless the delivery with this `id` was handled before, and
 * resolves when it has been handled.
 *
 * - If `handle` rejects, the guard rejects too, and the delivery is handled when it arrives again.
 * - Of two concurrent deliveries, one is handled. The second waits for the result of the first, or rejects, so that
 *   WiPay sends it again later.
 *
 * Several processes, or a process that restarts, need a database: `transactionGuard` or `syncTransactionGuard`.
 *
 * @typeParam Transaction the second argument of the handler's `handle`, which the guard passes on
 * @param id the id of the event, which stays the same when WiPay sends the event again
 */
export type ReplayGuard<Transaction = void> = (
  id: string,
  handle: (transaction: Transaction) => unknown,
) => Promise<unknown>;

export interface MemoryReplayGuardOptions {
  /**
   * The number of handled deliveries to remember.
   *
   * @default 10_000
   */
  size?: number | undefined;
  /**
   * How long to remember a handled delivery, in seconds.
   *
   * @default 86_400
   */
  age?: number | undefined;
}

/**
 * Creates a guard for one process. Forgets the oldest deliveries beyond `size`, deliveries older than `age`, and all
 * deliveries when the process ends.
 *
 * @throws TypeError if an option is unknown, or not a number above 0
 */
export function memoryReplayGuard({
  size = 10_000,
  age = 86_400,
  ...unknown
}: MemoryReplayGuardOptions = {}): ReplayGuard {
  checkOptions('memoryReplayGuard', { size, age }, unknown);
  const seen = new Map<string, [startedAt: number, result: Promise<unknown>]>();
  return (id, handle) => {
    // A Map iterates in insertion order, so the oldest come first.
    for (const [old, [startedAt]] of seen) {
      if (seen.size <= size && Date.now() - startedAt <= age * 1000) break;
      seen.delete(old);
    }
    let result = seen.get(id)?.[1];
    if (!result) {
      result = (async () => handle())();
      seen.set(id, [Date.now(), result]);
      result.catch(() => seen.delete(id));
    }
    return result;
  };
}
