import { open } from 'node:fs/promises';

/** Makes a new name in a folder durable. Some systems cannot sync a folder; the name is readable without it. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // See above.
  }
}
