import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ChargeJournal } from '../charges/journal.js';
import type { Journal, JournalEntry, OrderKind } from '../once/journal.js';
import type { PayoutJournal } from '../payouts/journal.js';
import { syncFolder } from './sync-folder.js';
import { getErrorCode } from './system-error.js';

/**
 * Creates a journal for `chargeOnce` that stores its entries in files, for several processes on one machine. Each order
 * has a folder with one file for each version of its entry, so the files also record the order's history. For more than
 * a few thousand orders, use a database.
 *
 * When `write` resolves, the entry is on the disk. After a crash, an entry is either complete or absent. The file
 * system must support hard links. Only the owner can read the files. They contain no personal data.
 *
 * @param path the folder, or its `file:` URL; created if its parent exists
 * @example
 * const journal = fileChargeJournal('/var/lib/shop/charges');
 */
export function fileChargeJournal(path: string | URL): ChargeJournal {
  return fileJournal(path);
}

/**
 * Creates a journal for `payOnce` that stores its entries in files, as `fileChargeJournal` does for charges. Use a
 * separate folder for each journal.
 *
 * @param path the folder, or its `file:` URL; created if its parent exists
 * @example
 * const journal = filePayoutJournal('/var/lib/shop/payouts');
 */
export function filePayoutJournal(path: string | URL): PayoutJournal {
  return fileJournal(path);
}

function fileJournal<Kind extends OrderKind>(path: string | URL): Journal<Kind> {
  const root = typeof path === 'string' ? path : fileURLToPath(path);
  // Hashed, because an order id may contain characters that are not allowed in a file name.
  const folderOf = (orderId: string): string => join(root, createHash('sha256').update(orderId).digest('hex'));
  return {
    read: (orderId) => readLatest<Kind>(folderOf(orderId)),
    async write(entry) {
      const folder = folderOf(entry.order_id);
      await createFolder(root);
      await createFolder(folder);
      await syncFolder(root);
      return (await latestVersion(folder)) === entry.version - 1 && createEntry(folder, entry);
    },
    async asking() {
      const folders = await listNames(root);
      const entries = [];
      for (const folder of folders) entries.push(await readLatest<Kind>(join(root, folder)));
      return entries.filter((entry) => entry?.state === 'asking');
    },
  };
}

async function createFolder(folder: string): Promise<void> {
  await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
    if (getErrorCode(error) !== 'EEXIST') throw error;
  });
}

/** @returns the names in the folder; an empty list if the folder does not exist */
async function listNames(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (getErrorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** @returns the number of the latest version; 0 if the order has no entry */
async function latestVersion(folder: string): Promise<number> {
  const versions = (await listNames(folder)).filter((name) => /^\d+\.json$/.test(name)).map(Number.parseFloat);
  return Math.max(0, ...versions);
}

async function readLatest<Kind extends OrderKind>(folder: string): Promise<JournalEntry<Kind> | undefined> {
  const version = await latestVersion(folder);
  if (version === 0) return undefined;
  return JSON.parse(await readFile(join(folder, `${version}.json`), 'utf8')) as JournalEntry<Kind>;
}

/** Creates a version's file as a hard link, because a link fails if another process has already created the version. */
async function createEntry(folder: string, entry: { version: number }): Promise<boolean> {
  const temporary = join(folder, `${randomUUID()}.tmp`);
  const handle = await open(temporary, 'wx', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(entry)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(temporary, join(folder, `${entry.version}.json`));
    await syncFolder(folder);
    return true;
  } catch (error) {
    if (getErrorCode(error) !== 'EEXIST') throw error;
    return false;
  } finally {
    await rm(temporary, { force: true });
  }
}
