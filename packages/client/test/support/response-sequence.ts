import type { WapiOptions } from '../../src/index.js';
import { createRecordingClient, jsonResponse, KEY, type RecordingClient } from './recording-client.js';

export const unpaced = { pacing: false } as const;

export const ok = (): Response => jsonResponse({ message: 'OK' });

export const failed =
  (status: number, headers: Record<string, string> = {}): (() => Response) =>
  () =>
    jsonResponse({ message: 'No.' }, status, headers);

/**
 * A client that receives these responses in order, and then the last one repeatedly. `times` records when each request
 * was sent.
 */
export function createClientWithResponses(
  responses: (() => Response | Promise<Response>)[],
  options: Partial<WapiOptions> = unpaced,
): RecordingClient & { times: number[] } {
  const started = Date.now();
  const times: number[] = [];
  const client = createRecordingClient(
    { key: KEY },
    () => {
      const respond = responses[Math.min(times.length, responses.length - 1)];
      times.push(Date.now() - started);
      return respond ? respond() : jsonResponse({ message: 'OK' });
    },
    options,
  );
  return { ...client, times };
}
