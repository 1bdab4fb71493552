// The journals of chargeOnce and payOnce, and the guard of a webhook handler, with better-sqlite3. Copy it into your
// project, together with sql-journal.js.
import { syncTransactionGuard } from '@wapi/client/webhooks';
import { createTable, sqlJournal } from './sql-journal.js';

/**
 * The part of better-sqlite3's database that this module uses.
 *
 * @typedef {object} Database
 * @property {(sql: string) => { all(values: unknown[]): unknown[], run(...values: unknown[]): { changes: number } }} prepare
 * @property {(sql: string) => unknown} exec
 * @property {(work: () => void) => { immediate(): unknown }} transaction
 */

/** @param {Database} database such as `new Database('shop.db')` */
export function openStores(database) {
  database.exec(createTable('charges'));
  database.exec(createTable('payouts'));
  database.exec('create table if not exists webhooks (id text primary key)');

  // better-sqlite3 takes `$1` for a name, and binds a list of values only to `?`. All statements of sqlJournal use their
  // values in order.
  /** @type {Parameters<typeof sqlJournal>[0]} */
  const query = async (sql, values) =>
    /** @type {Record<string, unknown>[]} */ (database.prepare(sql.replaceAll(/\$\d/g, '?')).all(values));
  const claim = database.prepare('insert into webhooks (id) values (?) on conflict do nothing');
  return {
    charges: sqlJournal(query, 'charges'),
    payouts: sqlJournal(query, 'payouts'),
    guard: syncTransactionGuard(
      (work) => database.transaction(work).immediate(),
      (id) => claim.run(id).changes === 1,
    ),
  };
}
