import { open } from 'node:fs/promises';

/**
 * Syncs a folder, so that a new file name in it survives a crash. Ignores systems that cannot sync a folder, because
 * the file is readable anyway.
 */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // See above.
  }
}
