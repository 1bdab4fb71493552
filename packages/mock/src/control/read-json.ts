import type { MockRequest } from '../http/mock-request.js';

/** A request to a control path is invalid. */
export class ControlError extends Error {
  override readonly name = 'ControlError';
}

/**
 * Reads the JSON body of a request to a control path. Requires `Content-Type: application/json`, because a page from
 * another origin cannot send this header without a preflight.
 *
 * @param otherwise the error message for a body that is not JSON
 * @throws {ControlError} if the content type or the body is wrong
 */
export function readJson({ header, body }: MockRequest, otherwise = 'Send JSON.'): unknown {
  if (!/^application\/json\b/i.test(header('content-type') ?? ''))
    throw new ControlError('Send JSON with the Content-Type application/json.');
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    throw new ControlError(otherwise);
  }
}

/**
 * Reads the JSON object from the body of a request to a control path.
 *
 * @param otherwise the error message for a body that is not a JSON object
 * @throws {ControlError} if the content type or the body is wrong
 */
export function readObject(request: MockRequest, otherwise = 'Send a JSON object.'): Record<string, unknown> {
  const value = readJson(request, otherwise);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new ControlError(otherwise);
}
