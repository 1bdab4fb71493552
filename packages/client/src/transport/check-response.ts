import { WapiResponseError } from '../errors/wapi-response-error.js';
import { redact } from './redact.js';
import { label, type WireOperation } from './wire-operation.js';

/**
 * Makes sure that an answer is what the operation's types promise: a documented status with a JSON object.
 *
 * Reads a copy, so the answer itself stays unread.
 *
 * @param sent texts that must not show up in an error
 * @throws WapiResponseError otherwise. Its message quotes the answer's `message`, never another part of the body
 */
export async function checkResponse(operation: WireOperation, response: Response, sent: readonly string[]): Promise<void> {
  const { status } = response;
  const [body, cause] = await readObject(response);
  const fault = operation.statuses.includes(status) ? undefined : undocumented(status);
  if (fault === undefined && body !== undefined) return;
  const message = typeof body?.['message'] === 'string' ? `: ${redact(body['message'], sent)}` : '';
  throw new WapiResponseError(`${label(operation)} ${status}: ${fault ?? 'the body is not a JSON object'}${message}`, {
    operationId: operation.id,
    status,
    cause,
  });
}

function undocumented(status: number): string {
  if (status === 404) return 'not a documented status, so look at the baseUrl';
  return status === 0 || (status >= 300 && status < 400) ? 'a redirect, which is not followed' : 'not a documented status';
}

/** The body; undefined, and the cause if the connection failed, where there is no JSON object to be had. */
async function readObject(response: Response): Promise<[body?: Record<string, unknown> | undefined, cause?: unknown]> {
  let text: string;
  try {
    text = await response.clone().text();
  } catch (cause) {
    return [undefined, cause];
  }
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? [body as Record<string, unknown>] : [];
  } catch {
    // A SyntaxError quotes the body, so it is no cause to hand on.
    return [];
  }
}
