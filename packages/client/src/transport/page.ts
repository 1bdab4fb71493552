import type { OperationDescriptor } from '../operation/descriptor.js';

/** Whether this code runs in a browser page. */
export function isPage(): boolean {
  return 'document' in globalThis && 'window' in globalThis;
}

/**
 * Whether the platform may resend the request without the client's knowledge. A browser resends any method if a reused
 * connection closed. A refusal then proves nothing, because it may be the response to the second copy. Token requests
 * are excluded, because a second token request is harmless.
 */
export function mayRepeatUnseen({ method, scope }: OperationDescriptor): boolean {
  return method !== 'GET' && scope !== undefined && isPage();
}
