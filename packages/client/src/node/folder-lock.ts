import { mkdir, open, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { setTimeout as sleep } from 'node:timers/promises';
import { getErrorCode } from './system-error.js';

/** A lock that is held. */
export interface FolderLock {
  /** A name for a file of the holder in the lock's folder. What a dead holder left of such is removed. */
  temporaryFile: string;
  /** Whether it is still held: a holder that was suspended for long is taken for dead. */
  isHeld(): Promise<boolean>;
  /** Lets the next one in. Never fails: a lock that cannot be released is stale soon. */
  release(): Promise<void>;
}

/** All in milliseconds. */
export interface FolderLockTimes {
  /** How long to wait for the lock. */
  timeout: number;
  /** How often a holder shows that it lives. */
  beat: number;
  /** How long a waiter sees no sign of life before it takes the lock. */
  staleAfter: number;
}

/** The shortest pause between two looks at the lock, in milliseconds. */
const POLL = 25;

/**
 * Waits for an exclusive lock among all processes, and all callers in one, that use the same folder.
 *
 * The folder holds one file for each generation of the lock. The highest number is the lock: empty while it is held, and with its
 * modification time as the sign of life. Taking the lock means to create the next number, which only one can. So a lock whose holder has died
 * is never removed by a waiter, which could hit the fresh lock of another waiter, but followed by the next.
 *
 * @param folder made if need be; its parent must be there
 * @returns undefined when the time is up
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
      // Counted in pauses: clocks of two machines may differ, and a computer that slept would find everybody dead.
      silence = last.number === seen?.number && last.beat === seen.beat ? silence + pause : 0;
      seen = last;
      if ((last.released || silence >= staleAfter) && (await create(folder, last.number + 1)))
        return hold(folder, last.number + 1, beat);
    }
    if (performance.now() >= deadline) return undefined;
    // Of random length, so that those who wait do not all come at once.
    pause = POLL + Math.random() * POLL;
    await sleep(pause);
  }
}

interface Generation {
  number: number;
  released: boolean;
  /** Milliseconds since 1970, by the holder's clock. */
  beat: number;
}

/** The highest generation; number 0 where there is none yet, and undefined if it went away meanwhile. */
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

/** Whether the lock is the caller's now. */
async function create(folder: string, number: number): Promise<boolean> {
  const file = join(folder, String(number));
  const handle = await open(file, 'wx', 0o600).catch(ignore('EEXIST'));
  if (!handle) return false;
  await handle.close();
  // The number may have been free because it is long past: lower ones are removed.
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
      // `r+`: where a later holder has removed it, nothing is made anew.
      await writeFile(file, 'released', { flag: 'r+' }).catch(() => {});
    },
  };
}

/** Turns an error with this code into undefined. */
function ignore(code: string): (error: unknown) => undefined {
  return (error) => {
    if (getErrorCode(error) !== code) throw error;
  };
}
