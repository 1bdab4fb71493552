import type { MockRequest } from '../http/mock-request.js';

/** What is wrong with a request to a control path. */
export class ControlError extends Error {
  override readonly name = 'ControlError';
}

/**
 * Reads the JSON object that a control path was sent. It has to be announced as JSON, which a page of another origin cannot do without asking
 * first.
 *
 * @param otherwise the error's message for a body that is not a JSON object
 * @throws ControlError when it is none
 */
export function readObject({ header, body }: MockRequest, otherwise = 'Send a JSON object.'): Record<string, unknown> {
  if (!/^application\/json\b/i.test(header('content-type') ?? ''))
    throw new ControlError('Send JSON with the Content-Type application/json.');
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // The same message is for what is no JSON and for what is no object.
  }
  throw new ControlError(otherwise);
}
