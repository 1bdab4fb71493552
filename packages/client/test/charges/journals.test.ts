import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sqlite from 'node-sqlite3-wasm';
import { afterAll, describe, expect, test } from 'vitest';
// @ts-expect-error -- a program for readers, without declarations
import { sqlChargeJournal, table } from '../../examples/sql-charge-journal.js';
import { type AskingEntry, type ChargeJournal, memoryChargeJournal } from '../../src/charges/index.js';
import { fileChargeJournal } from '../../src/node/index.js';

const root = mkdtempSync(join(tmpdir(), 'wapi-journal-'));
const database = new sqlite.Database(':memory:');
database.run(table as string);
afterAll(() => {
  database.close();
  rmSync(root, { recursive: true });
});

let count = 0;
const newFolder = (): string => join(root, `journal-${(count += 1)}`);
const makeSqlJournal = sqlChargeJournal as (
  query: (sql: string, values: (string | number)[]) => Promise<unknown[]>,
) => ChargeJournal;

const entry: AskingEntry = {
  order_id: '../A 1/é',
  version: 1,
  state: 'asking',
  environment: 'sandbox',
  card: '213e4777-2179-4fbd-9540-84e8ed83187a',
  total: '5.00',
  currency: 'TTD',
  unanswered: 1,
  known: [],
  look_at: '2026-02-02T10:00:00.000Z',
};
const { look_at: _time, ...fields } = entry;
const charged = { ...fields, version: 2, state: 'charged', transaction_id: 'SB-1', url: 'https://pay.test' } as const;

describe.each<[string, () => ChargeJournal]>([
  ['memoryChargeJournal', memoryChargeJournal],
  ['fileChargeJournal', () => fileChargeJournal(newFolder())],
  [
    'the SQL example',
    () => {
      database.run('delete from charges');
      return makeSqlJournal(async (sql, values) => database.all(sql, values));
    },
  ],
])('%s', (_name, create) => {
  test('returns the latest entry of an order', async () => {
    const journal = create();
    expect([await journal.read(entry.order_id), await journal.asking()]).toEqual([undefined, []]);
    expect(await journal.write(entry)).toBe(true);
    expect([await journal.read(entry.order_id), await journal.asking()]).toEqual([entry, [entry]]);
    expect(await journal.write({ ...entry, order_id: 'B' })).toBe(true);
    expect(await journal.write(charged)).toBe(true);
    expect(await journal.read(entry.order_id)).toEqual(charged);
    expect((await journal.asking()).map(({ order_id }) => order_id)).toEqual(['B']);
  });

  test('stores only the next version', async () => {
    const journal = create();
    expect(await journal.write(charged)).toBe(false);
    expect(await journal.write(entry)).toBe(true);
    expect(await journal.write(entry)).toBe(false);
    expect(await journal.write({ ...charged, version: 3 })).toBe(false);
    expect(await journal.read(entry.order_id)).toEqual(entry);
  });

  test('stores one of many entries that are written at once', async () => {
    const journal = create();
    const writes = Array.from({ length: 8 }, (_, index) => journal.write({ ...entry, total: `${index}` }));
    const stored = await Promise.all(writes);
    expect(stored.filter(Boolean)).toHaveLength(1);
    expect(await journal.read(entry.order_id)).toMatchObject({ total: `${stored.indexOf(true)}` });
  });
});

describe('fileChargeJournal', () => {
  test('shares its entries with other journals of the folder, and only with the owner', async () => {
    const folder = newFolder();
    await fileChargeJournal(folder).write(entry);
    expect(await fileChargeJournal(folder).read(entry.order_id)).toEqual(entry);
    const [order = ''] = readdirSync(folder);
    expect(statSync(join(folder, order, '1.json')).mode & 0o077).toBe(0);
  });

  test('ignores what a killed process has left', async () => {
    const folder = newFolder();
    const journal = fileChargeJournal(folder);
    await journal.write(entry);
    mkdirSync(join(folder, 'f'.repeat(64)));
    const [order = ''] = readdirSync(folder).filter((name) => !name.startsWith('ffff'));
    writeFileSync(join(folder, order, 'half.tmp'), '{"order_id":');
    expect(await journal.read(entry.order_id)).toEqual(entry);
    expect(await journal.asking()).toEqual([entry]);
  });

  test('rejects if its parent folder does not exist', async () => {
    await expect(fileChargeJournal(join(root, 'none', 'journal')).write(entry)).rejects.toThrow('ENOENT');
  });
});
