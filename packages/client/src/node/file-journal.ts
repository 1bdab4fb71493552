import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ChargeJournal } from '../charges/journal.js';
import { WapiConfigError } from '../errors/wapi-config-error.js';
import type { Journal, JournalEntry, OrderKind } from '../once/journal.js';
import type { PayoutJournal } from '../payouts/journal.js';
import { parseEntry } from './parse-entry.js';
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
 * If the latest file of an order is damaged, `read` rejects, so nothing is sent for this order until the file is
 * restored. `asking` prints a warning with `console.warn`, and returns the entries of the other orders.
 *
 * @param path the folder, or its `file:` URL; created if its parent exists
 * @throws WapiConfigError if the path is empty
 * @example
 * const journal = fileChargeJournal('/var/lib/shop/charges');
 */
export function fileChargeJournal(path: string | URL): ChargeJournal {
  return fileJournal('fileChargeJournal', path, ['transaction_id', 'url']);
}

/**
 * Creates a journal for `payOnce` that stores its entries in files, as `fileChargeJournal` does for charges. Use a
 * separate folder for each journal.
 *
 * @param path the folder, or its `file:` URL; created if its parent exists
 * @throws WapiConfigError if the path is empty
 * @example
 * const journal = filePayoutJournal('/var/lib/shop/payouts');
 */
export function filePayoutJournal(path: string | URL): PayoutJournal {
  return fileJournal('filePayoutJournal', path, ['transaction_id']);
}

/** The latest file of an order does not contain its entry. */
class DamagedFileError extends Error {}

/**
 * @param name the public function, for error messages
 * @param resultFields the fields of the result of an order that was carried out
 */
function fileJournal<Kind extends OrderKind>(
  name: string,
  path: string | URL,
  resultFields: readonly string[],
): Journal<Kind> {
  if (path === '') throw new WapiConfigError(`${name}: the path must not be empty`);
  // Resolved now, because the program may change its working directory.
  const root = typeof path === 'string' ? resolve(path) : fileURLToPath(path);
  // Hashed, because an order id may contain characters that are not allowed in a file name.
  const folderOf = (orderId: string): string => join(root, createHash('sha256').update(orderId).digest('hex'));

  async function readLatest(folder: string, order: string): Promise<JournalEntry<Kind> | undefined> {
    const version = await latestVersion(folder);
    if (version === 0) return undefined;
    const file = join(folder, `${version}.json`);
    const entry = parseEntry<Kind>(await readFile(file, 'utf8'), resultFields);
    if (entry?.version === version && folderOf(entry.order_id) === folder) return entry;
    throw new DamagedFileError(
      `${name}: ${file} must contain version ${version} of the entry of ${order}, but it is damaged. Restore the file ` +
        'from a backup. Do not delete it, because the order could then be charged or paid twice',
    );
  }

  return {
    read: (orderId) => readLatest(folderOf(orderId), `order ${JSON.stringify(orderId)}`),
    async write(entry) {
      const folder = folderOf(entry.order_id);
      await createFolder(root);
      await createFolder(folder);
      await syncFolder(root);
      return (await latestVersion(folder)) === entry.version - 1 && createEntry(folder, entry);
    },
    async asking() {
      // Other programs put files such as .DS_Store or lost+found into a folder.
      const folders = (await listNames(root)).filter((folder) => /^[\da-f]{64}$/.test(folder));
      const entries = [];
      for (const folder of folders) {
        try {
          entries.push(await readLatest(join(root, folder), 'an order'));
        } catch (error) {
          // A sweep must still look for the other orders.
          if (!(error instanceof DamagedFileError)) throw error;
          console.warn(error.message);
        }
      }
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
  const versions = (await listNames(folder)).filter((name) => /^[1-9]\d*\.json$/.test(name)).map(Number.parseFloat);
  return Math.max(0, ...versions);
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
