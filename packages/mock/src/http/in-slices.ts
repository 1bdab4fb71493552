import type { Pause } from './pauses.js';

const SLICES = 10;

/**
 * Yields a body in slices, with a pause before each.
 *
 * @param seconds duration of the whole body
 * @param pause waits for a number of milliseconds
 */
export async function* inSlices(body: string | Uint8Array, seconds: number, pause: Pause): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(body);
  const size = Math.max(1, Math.ceil(bytes.length / SLICES));
  for (let start = 0; start < bytes.length; start += size) {
    await pause((seconds * 1000) / SLICES);
    yield bytes.subarray(start, start + size);
  }
}
