import type { WapiOptions } from '../../src/index.js';
import { createRecordingClient, jsonResponse, KEY, type RecordingClient } from './recording-client.js';

/** The rate limit of `DELETE /user/picture`, in requests per minute. */
export const LIMIT = 5;

export const ok = (): Response => jsonResponse({ message: 'OK' });
export const tooMany = (after?: string): Response =>
  jsonResponse({ message: 'Too Many Attempts.' }, 429, after === undefined ? {} : { 'Retry-After': after });

/** A client with pacing and a key. `answer` receives the number of the request, counted from 1. */
export function createPacedClient(
  answer: (request: Request, count: number) => Response | Promise<Response> = ok,
  options: Partial<WapiOptions> = {},
): RecordingClient {
  let count = 0;
  return createRecordingClient({ key: KEY }, (request) => answer(request, (count += 1)), options);
}

/** Makes as many calls as the limit allows. */
export async function exhaust({ wapi }: RecordingClient): Promise<void> {
  await Promise.all(Array.from({ length: LIMIT }, () => wapi.user.deletePicture()));
}

/** Makes a call with an `X-Call` header that identifies it. */
export const named = ({ wapi }: RecordingClient, name: string, signal?: AbortSignal): Promise<unknown> =>
  wapi.user.deletePicture({ headers: { 'X-Call': name }, signal });
export const namesOf = ({ seen }: RecordingClient): unknown[] =>
  seen.map(({ headers }) => headers.get('X-Call')).filter((name) => name !== null);
