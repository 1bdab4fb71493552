// A journal for chargeOnce or payOnce in an SQL database, for PostgreSQL and SQLite. Copy it into your project.

/**
 * Returns the statement that creates the table. Run it once for each table.
 *
 * @param {'charges' | 'payouts'} table
 */
export const createTable = (table) => `create table if not exists ${table} (
  order_id text primary key,
  version integer not null,
  state text not null,
  entry text not null
)`;

/**
 * Each statement is atomic by itself, so the journal needs no transaction.
 *
 * @param {(sql: string, values: (string | number)[]) => Promise<Record<string, unknown>[]>} query returns the rows, such as
 * `async (sql, values) => (await pool.query(sql, values)).rows` with node-postgres. For better-sqlite3, see better-sqlite3.js
 * @param {'charges' | 'payouts'} table one for each kind of order
 * @returns {import('@wapi/client/charges').ChargeJournal & import('@wapi/client/payouts').PayoutJournal}
 */
export function sqlJournal(query, table) {
  return {
    async read(orderId) {
      const [row] = await query(`select entry from ${table} where order_id = $1`, [orderId]);
      return row && JSON.parse(String(row['entry']));
    },
    async write(entry) {
      const { order_id: orderId, version, state } = entry;
      const text = JSON.stringify(entry);
      const rows =
        version === 1
          ? await query(
              `insert into ${table} (version, state, entry, order_id) values ($1, $2, $3, $4)
               on conflict do nothing returning version`,
              [version, state, text, orderId],
            )
          : await query(
              `update ${table} set version = $1, state = $2, entry = $3
               where order_id = $4 and version = $5 returning version`,
              [version, state, text, orderId, version - 1],
            );
      return rows.length === 1;
    },
    async asking() {
      const rows = await query(`select entry from ${table} where state = $1`, ['asking']);
      return rows.map(({ entry }) => JSON.parse(String(entry)));
    },
  };
}
