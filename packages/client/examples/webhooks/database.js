// Handles each webhook once, with a database. The receivers next to this file use it.
import { syncTransactionGuard } from '@wapi/client/webhooks';
import sqlite from 'node-sqlite3-wasm';

export const database = new sqlite.Database(process.env['WEBHOOK_DATABASE'] ?? ':memory:');
database.run('create table if not exists webhooks (id text primary key)');
database.run('create table if not exists payouts (transaction_id text primary key, status integer, occurred_at text)');

/**
 * The options of the handler. The id of the event and the payout are stored together, or not at all.
 *
 * @type {import('@wapi/client/webhooks').WebhookHandlerOptions}
 */
export const options = {
  // A function, because a build has no secret.
  secret: () => process.env['WAPI_WEBHOOK_SECRET'],
  guard: syncTransactionGuard(inTransaction, (id) => {
    return database.run('insert into webhooks (id) values (?) on conflict do nothing', [id]).changes === 1;
  }),
  handle(event) {
    const { transaction_id, status } = /** @type {{ transaction_id: string, status: number }} */ (event.data);
    // An event may arrive late, so an older one must not replace a newer one.
    database.run(
      `insert into payouts (transaction_id, status, occurred_at) values (?, ?, ?) on conflict (transaction_id)
       do update set status = excluded.status, occurred_at = excluded.occurred_at where excluded.occurred_at > occurred_at`,
      [transaction_id, status, event.occurred_at],
    );
  },
};

/**
 * For better-sqlite3, see ../better-sqlite3.js.
 *
 * @param {() => void} work
 */
function inTransaction(work) {
  database.run('begin immediate');
  try {
    work();
    database.run('commit');
  } catch (error) {
    database.run('rollback');
    throw error;
  }
}
