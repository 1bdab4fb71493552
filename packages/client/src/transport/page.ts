import type { OperationDescriptor } from '../operation/descriptor.js';

/** Whether this code runs in a page of a browser. */
export function isPage(): boolean {
  return 'document' in globalThis && 'window' in globalThis;
}

/**
 * Whether the platform might resend the request unseen. A browser does so with any method if a reused connection is
 * closed. A refusal then proves nothing, because it can be the response to the second copy. A second request for a
 * token is harmless.
 */
export function mayRepeatUnseen({ method, scope }: OperationDescriptor): boolean {
  return method !== 'GET' && scope !== undefined && isPage();
}
