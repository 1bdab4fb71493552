import type { OperationId } from '@wapi/types';
import { json, type MockResponse } from '../http/mock-response.js';
import { ControlError, readObject } from './read-json-object.js';
import type { MockRequest } from '../http/mock-request.js';
import { type Fault, FaultError, type Faults } from '../pipeline/faults.js';

/**
 * Handles `PUT` and `DELETE` of `/faults/{operation}`, and `DELETE` of `/faults`.
 *
 * @param path relative to the control path
 * @returns undefined for other paths and methods
 */
export function respondToFaultControl(request: MockRequest, path: string, faults: Faults): MockResponse | undefined {
  const { method } = request;
  const [, operation] = /^\/faults(?:\/(\w+))?$/.exec(path) ?? [undefined, undefined];
  if (!path.startsWith('/faults')) return undefined;
  if (method === 'DELETE' && (operation !== undefined || path === '/faults')) {
    faults.clear(operation as OperationId | undefined);
    return json(200, { message: operation === undefined ? 'All faults cleared.' : 'Fault cleared.' });
  }
  if (method !== 'PUT' || operation === undefined) return undefined;
  try {
    const fault = readObject(request) as Fault;
    faults.set(operation as OperationId, fault);
    return json(200, { message: 'Fault set.', ...fault });
  } catch (error) {
    if (error instanceof ControlError || error instanceof FaultError) return json(400, { message: error.message });
    throw error;
  }
}
