import { json, type MockResponse } from '../http/mock-response.js';
import type { MockRequest } from '../http/mock-request.js';
import { OptionError } from '../mock-error.js';
import type { OffsetClock } from '../state/clock.js';
import { ControlError, readObject } from './read-json.js';

const WANTED =
  'Send a JSON object with one of: now, an ISO 8601 date-time; advance, seconds. Example: {"advance": 43200}';

/**
 * Handles `GET /clock` and `PUT /clock`.
 *
 * @param path relative to the control path
 * @returns undefined for other paths and methods
 */
export async function respondToClockControl(
  request: MockRequest,
  path: string,
  clock: OffsetClock,
): Promise<MockResponse | undefined> {
  if (path !== '/clock') return undefined;
  const show = (): object => ({ now: clock.now().toISOString(), offset: clock.offset() / 1000 });
  if (request.method === 'GET') return json(200, show());
  if (request.method !== 'PUT') return undefined;
  try {
    const { now, advance, ...rest } = readObject(request, WANTED);
    if (Object.keys(rest).length > 0 || (now === undefined) === (advance === undefined)) throw new ControlError(WANTED);
    if (advance === undefined) await clock.set(typeof now === 'string' ? now : '');
    else await clock.advance(typeof advance === 'number' ? advance : Number.NaN);
    return json(200, { message: 'Clock moved.', ...show() });
  } catch (error) {
    if (error instanceof ControlError || error instanceof OptionError) return json(400, { message: error.message });
    throw error;
  }
}
