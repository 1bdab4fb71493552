import { json, type MockResponse } from '../http/mock-response.js';
import { CONTROL_PATH } from '../http/paths.js';
import type { MockRequest } from '../http/mock-request.js';
import { OptionError } from '../mock-error.js';
import type { Webhooks } from '../webhooks/webhooks.js';
import { ControlError, readObject } from './read-json.js';

const HOW_TO_REGISTER =
  `Register one with POST ${CONTROL_PATH}/webhooks, or start the mock with --webhook <url>. ` +
  'A reset deletes only the former.';
const WANTED = 'Send a JSON object with "event", and optionally "set", an object with fields of the event\'s data.';

/**
 * Handles `POST /webhooks/events`: sends an event that is not tied to a withdrawal, and responds after the first
 * attempt of each delivery.
 *
 * @throws {ControlError} if the body is invalid
 */
export async function respondToTrigger(request: MockRequest, webhooks: Webhooks): Promise<MockResponse> {
  const { event, set = {}, ...rest } = readObject(request, WANTED);
  const isObject = typeof set === 'object' && set !== null && !Array.isArray(set);
  if (typeof event !== 'string' || !isObject || Object.keys(rest).length > 0) throw new ControlError(WANTED);
  try {
    const deliveries = await webhooks.trigger(event, set as Record<string, unknown>);
    return deliveries.length === 0
      ? json(409, { message: `No endpoint receives ${event}. ${HOW_TO_REGISTER}` })
      : json(200, { message: 'Event sent.', deliveries });
  } catch (error) {
    if (error instanceof OptionError) throw new ControlError(error.message);
    throw error;
  }
}
