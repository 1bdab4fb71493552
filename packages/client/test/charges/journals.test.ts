import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import sqlite from 'node-sqlite3-wasm';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { type Charge, type ChargeJournal, memoryChargeJournal } from '../../src/charges/journal.js';
import { fileChargeJournal, filePayoutJournal } from '../../src/node/index.js';
import type { AskingEntry } from '../../src/once/journal.js';
import { payOnce } from '../../src/payouts/index.js';
import { ownBank } from '../support/bodies.js';
import { openShop } from './support.js';

const PROGRAM = 'sql-journal.js';
const { createTable, sqlJournal } = (await import(`../../examples/${PROGRAM}`)) as {
  sqlJournal: (query: (sql: string, values: (string | number)[]) => Promise<unknown[]>, table: string) => ChargeJournal;
  createTable: (table: string) => string;
};

const root = mkdtempSync(join(tmpdir(), 'wapi-journal-'));
const database = new sqlite.Database(':memory:');
database.run(createTable('charges'));
afterAll(() => {
  database.close();
  rmSync(root, { recursive: true });
});

let count = 0;
const newFolder = (): string => join(root, `journal-${(count += 1)}`);

const entry: AskingEntry<Charge> = {
  order_id: '../A 1/é',
  version: 1,
  state: 'asking',
  order: { environment: 'sandbox', card: '213e4777-2179-4fbd-9540-84e8ed83187a', total: '5', currency: 'TTD' },
  started_at: '2026-02-02T09:56:40.000Z',
  unanswered: 1,
  known: [],
  look_at: '2026-02-02T10:00:00.000Z',
};
const { look_at: _time, ...fields } = entry;
const result = { transaction_id: 'SB-1', url: 'https://pay.test' };
const charged = { ...fields, version: 2, state: 'done', result } as const;

describe.each<[string, () => ChargeJournal]>([
  ['memoryChargeJournal', memoryChargeJournal],
  ['fileChargeJournal', () => fileChargeJournal(newFolder())],
  [
    'the SQL example',
    () => {
      database.run('delete from charges');
      return sqlJournal(async (sql, values) => database.all(sql, values), 'charges');
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
    const writes = Array.from({ length: 8 }, (_, index) => journal.write({ ...entry, known: [`${index}`] }));
    const stored = await Promise.all(writes);
    expect(stored.filter(Boolean)).toHaveLength(1);
    expect(await journal.read(entry.order_id)).toMatchObject({ known: [`${stored.indexOf(true)}`] });
  });
});

test('filePayoutJournal keeps a payout from being made twice by another process', async () => {
  const folder = newFolder();
  const wapi = openShop('file-payout-journal').start();
  const paid = await payOnce(wapi, filePayoutJournal(folder), 'invoice-17', ownBank);
  expect(paid).toMatchObject({ outcome: 'paid' });
  expect(await payOnce(wapi, filePayoutJournal(folder), 'invoice-17', ownBank)).toEqual(paid);
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

  test('ignores files and folders of other programs', async () => {
    const folder = newFolder();
    const journal = fileChargeJournal(folder);
    await journal.write(entry);
    const [order = ''] = readdirSync(folder);
    for (const name of ['.DS_Store', 'stray.txt']) {
      writeFileSync(join(folder, name), 'x');
      writeFileSync(join(folder, order, name), 'x');
    }
    mkdirSync(join(folder, 'lost+found'));
    writeFileSync(join(folder, order, '02.json'), 'x');
    expect([await journal.read(entry.order_id), await journal.asking()]).toEqual([entry, [entry]]);
  });

  test('uses the same folder after the working directory has changed', async () => {
    const folder = newFolder();
    vi.spyOn(process, 'cwd').mockReturnValue(root);
    const journal = fileChargeJournal(relative(root, folder));
    vi.restoreAllMocks();
    await journal.write(entry);
    expect(await fileChargeJournal(folder).read(entry.order_id)).toEqual(entry);
  });

  test('rejects an empty path', () => {
    expect(() => fileChargeJournal('')).toThrow('fileChargeJournal: the path must not be empty');
    expect(() => filePayoutJournal('')).toThrow('filePayoutJournal: the path must not be empty');
  });

  test('rejects if its parent folder does not exist', async () => {
    await expect(fileChargeJournal(join(root, 'none', 'journal')).write(entry)).rejects.toThrow('ENOENT');
  });
});
