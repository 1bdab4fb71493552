import { mkdir, open, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { setTimeout as sleep } from 'node:timers/promises';
import { getErrorCode } from './system-error.js';

/** A lock that is held. */
export interface FolderLock {
  /**
   * A path for the holder's temporary file, in the lock's folder. If the holder dies, a later holder deletes the file.
   */
  temporaryFile: string;
  /** Whether the lock is still held. A holder that was suspended for too long loses the lock. */
  isHeld(): Promise<boolean>;
  /** Releases the lock. Ignores errors, because a lock that was not released becomes stale after a short time. */
  release(): Promise<void>;
}

/** All in milliseconds. */
export interface FolderLockTimes {
  /** How long to wait for the lock. */
  timeout: number;
  /** The interval of the holder's heartbeat. */
  beat: number;
  /** How long a waiter sees no heartbeat before it takes the lock. */
  staleAfter: number;
}

/** The shortest pause between two checks of the lock, in milliseconds. */
const POLL = 25;

/**
 * Waits for an exclusive lock among all processes and callers that use the same folder.
 *
 * The folder contains one file for each generation of the lock. The file with the highest number is the current lock.
 * It is empty while the lock is held, and its modification time is the heartbeat. A waiter takes the lock by creating
 * the file with the next number, and only one waiter can succeed. A waiter never deletes the lock of a dead holder,
 * because it could delete another waiter's new lock.
 *
 * @param folder created if it is missing; its parent must exist
 * @returns undefined on a timeout
 */
export async function lockFolder(
  folder: string,
  { timeout, beat, staleAfter }: FolderLockTimes,
): Promise<FolderLock | undefined> {
  await mkdir(folder, { mode: 0o700 }).catch(ignore('EEXIST'));
  const deadline = performance.now() + timeout;
  let seen: Generation | undefined;
  let silence = 0;
  let pause = 0;
  for (;;) {
    const last = await lastGeneration(folder);
    if (last !== undefined) {
      // Count pauses instead of comparing times, because clocks differ between machines. A comparison would also make
      // every holder look dead after the machine slept.
      silence = last.number === seen?.number && last.beat === seen.beat ? silence + pause : 0;
      seen = last;
      if ((last.released || silence >= staleAfter) && (await create(folder, last.number + 1)))
        return hold(folder, last.number + 1, beat);
    }
    if (performance.now() >= deadline) return undefined;
    // Random, so that waiters do not all check at the same time.
    pause = POLL + Math.random() * POLL;
    await sleep(pause);
  }
}

interface Generation {
  number: number;
  released: boolean;
  /** The time of the last heartbeat, by the holder's clock: Unix time in milliseconds. */
  beat: number;
}

/**
 * Returns the generation with the highest number. The number is 0 if no generation exists yet. Returns undefined if the
 * generation's file was deleted in the meantime.
 */
async function lastGeneration(folder: string): Promise<Generation | undefined> {
  const number = await highestNumber(folder);
  if (number === 0) return { number, released: true, beat: 0 };
  const stats = await stat(join(folder, String(number))).catch(ignore('ENOENT'));
  return stats && { number, released: stats.size > 0, beat: stats.mtimeMs };
}

async function highestNumber(folder: string): Promise<number> {
  const names = await readdir(folder);
  return Math.max(0, ...names.filter((name) => /^\d+$/.test(name)).map(Number));
}

/** Returns whether the caller now holds the lock. */
async function create(folder: string, number: number): Promise<boolean> {
  const file = join(folder, String(number));
  const handle = await open(file, 'wx', 0o600).catch(ignore('EEXIST'));
  if (!handle) return false;
  await handle.close();
  // The number may have been free only because a later holder deleted the outdated file.
  if ((await highestNumber(folder)) === number) return true;
  await rm(file, { force: true });
  return false;
}

async function hold(folder: string, number: number, beat: number): Promise<FolderLock> {
  const file = join(folder, String(number));
  const timer = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => {}), beat);
  timer.unref();
  const leftovers = (await readdir(folder)).filter((name) => Number.parseInt(name, 10) < number);
  await Promise.all(leftovers.map((name) => rm(join(folder, name), { force: true })));
  return {
    temporaryFile: `${file}.tmp`,
    isHeld: async () => (await highestNumber(folder)) === number,
    async release() {
      clearInterval(timer);
      // `r+` does not create the file again if a later holder deleted it.
      await writeFile(file, 'released', { flag: 'r+' }).catch(() => {});
    },
  };
}

/** Creates an error handler that ignores errors with this code and rethrows all others. */
function ignore(code: string): (error: unknown) => undefined {
  return (error) => {
    if (getErrorCode(error) !== code) throw error;
  };
}
