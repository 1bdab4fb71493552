import { setTimeout as wait } from 'node:timers/promises';

/** In how many slices a slow body is sent. */
const SLICES = 10;

/**
 * A body in slices that come one after the other.
 *
 * @param seconds how long all of it takes
 */
export async function* inSlices(body: string | Uint8Array, seconds: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(body);
  const size = Math.max(1, Math.ceil(bytes.length / SLICES));
  for (let start = 0; start < bytes.length; start += size) {
    await wait((seconds * 1000) / SLICES);
    yield bytes.subarray(start, start + size);
  }
}
