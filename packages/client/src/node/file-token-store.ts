import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { StoredTokens, TokenStore } from '../auth/token-store.js';
import { WapiConfigError } from '../errors/wapi-config-error.js';
import { getErrorCode, getErrorMessage } from './system-error.js';
import { type FolderLock, lockFolder } from './folder-lock.js';
import { syncFolder } from './sync-folder.js';

export interface FileTokenStoreOptions {
  /**
   * How long to wait while another process changes the store, in milliseconds.
   *
   * @default 30_000
   */
  timeout?: number | undefined;
}

/** The time without a heartbeat after which a lock counts as abandoned, in milliseconds. */
const STALE_AFTER = 5000;
const BEAT = 1000;

/** The largest token file that is read, in bytes. */
const MAX_SIZE = 1_048_576;

const fields: Readonly<Record<keyof StoredTokens, 'string' | 'number'>> = {
  owner: 'string',
  accessToken: 'string',
  refreshToken: 'string',
  expiresAt: 'number',
};

/**
 * Creates a store that saves tokens in a file, for programs that restart and for several processes on one machine.
 *
 * The file has mode 0600. A file that other users can read or write is rejected, except on Windows, which has no such
 * modes. The file is replaced in one step, so that a crash leaves either the old or the new tokens. A file without
 * valid tokens counts as empty, and the next update replaces it.
 *
 * A folder next to the file is the lock for changes. It has the file's name with `.lock` appended. If a process dies
 * while it holds the lock, another process takes the lock after about 5 seconds.
 *
 * `read` and `update` reject with a `WapiConfigError` if the file or its folder cannot be used, or the lock is not
 * available in time.
 *
 * @param path the file, or its `file:` URL; its folder must exist
 * @example
 * const store = fileTokenStore('/var/lib/shop/wapi-tokens.json');
 */
export function fileTokenStore(path: string | URL, { timeout = 30_000 }: FileTokenStoreOptions = {}): TokenStore {
  const given = typeof path === 'string' ? resolve(path) : fileURLToPath(path);
  return {
    read: () => explain(given, async () => readTokens(await locate(given))),
    async update(change) {
      const file = await explain(given, () => locate(given));
      // Reject an unusable file before waiting for the lock.
      await explain(given, () => readTokens(file));
      const lock = await explain(given, () =>
        lockFolder(`${file}.lock`, { timeout, beat: BEAT, staleAfter: STALE_AFTER }),
      );
      if (!lock) {
        throw new WapiConfigError(
          `fileTokenStore: another process has been changing ${given} for more than ${timeout} ms. End it, or raise ` +
            'the timeout',
        );
      }
      try {
        // Rethrow an error from `change` unchanged, because `change` is the caller's function.
        const tokens = await change(await explain(given, () => readTokens(file)));
        await explain(given, () => writeTokens(file, tokens, lock));
        return tokens;
      } finally {
        await lock.release();
      }
    },
  };
}

/** Resolves symbolic links, because all processes must use the same lock for the same file. */
async function locate(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch (error) {
    if (getErrorCode(error) !== 'ENOENT') throw error;
    return join(await realpath(dirname(file)), basename(file));
  }
}

async function readTokens(file: string): Promise<StoredTokens | undefined> {
  const stats = await stat(file).catch((error: unknown) => {
    if (getErrorCode(error) !== 'ENOENT') throw error;
  });
  if (!stats) return undefined;
  if (!stats.isFile()) throw new WapiConfigError(`fileTokenStore: ${file} must be a regular file`);
  if (process.platform !== 'win32' && (stats.mode & 0o077) !== 0) {
    const mode = (stats.mode & 0o777).toString(8);
    throw new WapiConfigError(
      `fileTokenStore: ${file} must have mode 600, received ${mode}, which gives other users access to the ` +
        'tokens. Run chmod 600, or delete it',
    );
  }
  if (stats.size > MAX_SIZE) return undefined;
  const handle = await open(file, 'r');
  try {
    return parseTokens(await handle.readFile('utf8'));
  } finally {
    await handle.close();
  }
}

function parseTokens(text: string): StoredTokens | undefined {
  try {
    const tokens = JSON.parse(text) as StoredTokens;
    const isWhole = Object.entries(fields).every(
      ([field, type]) => typeof tokens[field as keyof StoredTokens] === type,
    );
    return isWhole ? tokens : undefined;
  } catch {
    return undefined;
  }
}

async function writeTokens(file: string, tokens: StoredTokens | undefined, lock: FolderLock): Promise<void> {
  if (tokens) {
    // Sync the file before the rename. Otherwise a crash of the machine could leave an empty file.
    const handle = await open(lock.temporaryFile, 'wx', 0o600);
    try {
      await handle.writeFile(`${JSON.stringify(tokens)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
  if (!(await lock.isHeld())) {
    throw new WapiConfigError(
      `fileTokenStore: ${file} was not changed. This process was suspended for so long that another process ` +
        'took the lock',
    );
  }
  await (tokens ? rename(lock.temporaryFile, file) : rm(file, { force: true }));
  await syncFolder(dirname(file));
}

/** Adds the file name and a remedy to file system errors. */
async function explain<Value>(file: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof WapiConfigError) throw cause;
    const code = getErrorCode(cause);
    if (code === 'ENOENT')
      throw new WapiConfigError(`fileTokenStore: the folder of ${file} does not exist. Create it first`, { cause });
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
      throw new WapiConfigError(
        `fileTokenStore: this process must have permission to read ${file} and to write to its folder (${code})`,
        { cause },
      );
    }
    throw new WapiConfigError(`fileTokenStore: ${file} cannot be used: ${getErrorMessage(cause)}`, { cause });
  }
}
