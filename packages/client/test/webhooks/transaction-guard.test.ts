import sqlite from 'node-sqlite3-wasm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  fetchWebhookHandler,
  signWebhook,
  syncTransactionGuard,
  transactionGuard,
  type WebhookHandlerOptions,
} from '../../src/webhooks/index.js';
import { event, SECRET } from './support.js';

type Database = InstanceType<typeof sqlite.Database>;

let database: Database;
beforeEach(() => {
  database = new sqlite.Database(':memory:');
  database.run('create table webhooks (id text primary key)');
  database.run('create table payouts (transaction_id text)');
});
afterEach(() => {
  database.close();
});

const claim = (id: string): boolean =>
  database.run('insert into webhooks (id) values (?) on conflict do nothing', [id]).changes === 1;
const rows = (): unknown[] => database.all('select transaction_id from payouts');

/** A connection that runs one transaction at a time, as a connection in a pool does. */
class AsyncConnection {
  #last: Promise<unknown> = Promise.resolve();
  readonly run = async (sql: string, values: string[] = []): Promise<number> => database.run(sql, values).changes;

  readonly transaction = async (work: (connection: AsyncConnection) => Promise<void>): Promise<void> => {
    const before = this.#last;
    let end = (): void => {};
    this.#last = new Promise<void>((resolve) => (end = resolve));
    await before;
    try {
      await this.run('begin');
      await work(this);
      await this.run('commit');
    } catch (error) {
      await this.run('rollback');
      throw error;
    } finally {
      end();
    }
  };
}

const insertLater = async (connection: AsyncConnection): Promise<void> => {
  await new Promise(setImmediate);
  await connection.run('insert into payouts values (?)', [event.data.transaction_id]);
};
const insertNow = (): void => void database.run('insert into payouts values (?)', [event.data.transaction_id]);

/**
 * Delivers the event to a handler that writes to the database and then fails, until it has failed the given number of
 * times.
 */
function receiver(kind: 'asynchronous' | 'synchronous', failures: number) {
  const fail = (): void => {
    if ((failures -= 1) >= 0) throw new Error('the handler failed');
  };
  const common = { secret: SECRET, onError: () => {} };
  const connection = new AsyncConnection();
  const asynchronous: WebhookHandlerOptions<AsyncConnection> = {
    ...common,
    guard: transactionGuard(connection.transaction, async (open, id) => {
      return (await open.run('insert into webhooks (id) values (?) on conflict do nothing', [id])) === 1;
    }),
    async handle(_event, open) {
      await insertLater(open);
      fail();
    },
  };
  const synchronous: WebhookHandlerOptions = {
    ...common,
    guard: syncTransactionGuard(inTransaction, claim),
    handle() {
      insertNow();
      fail();
    },
  };
  const handler = kind === 'asynchronous' ? fetchWebhookHandler(asynchronous) : fetchWebhookHandler(synchronous);
  return async (): Promise<number> => {
    const signed = await signWebhook(event, SECRET);
    return (await handler(new Request('https://shop.example.com', { method: 'POST', ...signed }))).status;
  };
}

function inTransaction(work: () => void): void {
  database.run('begin');
  try {
    work();
    database.run('commit');
  } catch (error) {
    database.run('rollback');
    throw error;
  }
}

describe.each(['asynchronous', 'synchronous'] as const)('a guard for an %s driver', (kind) => {
  test('handles an event again whose handler failed, and then no more', async () => {
    const deliver = receiver(kind, 1);
    const seen = [];
    for (let delivery = 0; delivery < 3; delivery += 1) seen.push([await deliver(), rows().length]);
    expect(seen).toEqual([
      [500, 0],
      [204, 1],
      [204, 1],
    ]);
  });

  test('handles an event once that arrives twice at once, also if the first one fails', async () => {
    const deliver = receiver(kind, 1);
    expect((await Promise.all([deliver(), deliver(), deliver()])).toSorted()).toEqual([204, 204, 500]);
    expect(rows()).toHaveLength(1);
  });
});

test('syncTransactionGuard undoes the work of an asynchronous handler, and says why', async () => {
  const guard = syncTransactionGuard(inTransaction, claim);
  const handle = async (): Promise<void> => {
    insertNow();
    await Promise.resolve();
    throw new Error('later');
  };
  await expect(guard('a', handle)).rejects.toThrow(
    'syncTransactionGuard: handle must be synchronous, received a promise. Store the event instead',
  );
  expect([rows(), database.all('select id from webhooks')]).toEqual([[], []]);
});
