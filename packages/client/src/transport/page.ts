import type { OperationDescriptor } from '../operation/descriptor.js';

/** Whether this code runs in a page of a browser. */
export function isPage(): boolean {
  return 'document' in globalThis && 'window' in globalThis;
}

/**
 * Whether the platform may send the request again by itself, without a trace: a browser does that with any method if a
 * connection that it reuses is closed. Then a refusal proves nothing, because it may be about the second copy. A second
 * request for a token is harmless.
 */
export function mayRepeatUnseen({ method, scope }: OperationDescriptor): boolean {
  return method !== 'GET' && scope !== undefined && isPage();
}
