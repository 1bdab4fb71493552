import type { ReplayGuard } from './replay-guard.js';

/**
 * Creates a guard that handles each event once, for a database with an asynchronous driver. One transaction stores the
 * event's id and everything that `handle` writes. If `handle` fails, the transaction is rolled back, so the event is
 * handled when WiPay sends it again.
 *
 * @param transaction runs work in a transaction: commits when the work resolves, rolls back when it rejects, and passes
 * the rejection on
 * @param claim stores the id, which must be unique, for example with `insert … on conflict do nothing`. Returns whether
 * the id was new
 * @example
 * const guard = transactionGuard(
 *   (work: (tx: Sql) => Promise<void>) => sql.begin(work),
 *   async (tx, id) => {
 *     const rows = await tx`insert into webhooks (id) values (${id}) on conflict do nothing returning id`;
 *     return rows.length === 1;
 *   },
 * );
 */
export function transactionGuard<Transaction>(
  transaction: (work: (transaction: Transaction) => Promise<void>) => Promise<unknown>,
  claim: (transaction: Transaction, id: string) => boolean | Promise<boolean>,
): ReplayGuard<Transaction> {
  return (id, handle) =>
    transaction(async (open) => {
      if (await claim(open, id)) await handle(open);
    });
}

/**
 * Creates a guard that handles each event once, for a database with a synchronous driver, such as better-sqlite3. Like
 * `transactionGuard`, but `handle` must be synchronous too, because the transaction would end before asynchronous work
 * does. For asynchronous work, let `handle` only store the event.
 *
 * The guard rejects with a TypeError, and the transaction is rolled back, if `handle` returns a promise.
 *
 * @param transaction runs work in a transaction: commits when the work returns, rolls back when it throws, and rethrows
 * the error
 * @param claim stores the id, which must be unique. Returns whether the id was new
 * @example
 * const guard = syncTransactionGuard(
 *   (work) => db.transaction(work)(),
 *   (id) => db.prepare('insert into webhooks (id) values (?) on conflict do nothing').run(id).changes === 1,
 * );
 */
export function syncTransactionGuard(
  transaction: (work: () => void) => unknown,
  claim: (id: string) => boolean,
): ReplayGuard {
  return async (id, handle) => {
    transaction(() => {
      if (claim(id)) assertSynchronous(handle());
    });
  };
}

function assertSynchronous(result: unknown): void {
  if (typeof (result as PromiseLike<unknown> | undefined)?.then !== 'function') return;
  // Handle a later rejection of the promise, because Node would exit on an unhandled one.
  Promise.resolve(result as PromiseLike<unknown>).catch(() => {});
  throw new TypeError('syncTransactionGuard: handle must be synchronous, received a promise. Store the event instead');
}
