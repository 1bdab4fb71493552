import { setTimeout as wait } from 'node:timers/promises';

const SLICES = 10;

/**
 * Yields a body in slices, with a pause before each.
 *
 * @param seconds duration of the whole body
 */
export async function* inSlices(body: string | Uint8Array, seconds: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(body);
  const size = Math.max(1, Math.ceil(bytes.length / SLICES));
  for (let start = 0; start < bytes.length; start += size) {
    await wait((seconds * 1000) / SLICES);
    yield bytes.subarray(start, start + size);
  }
}
