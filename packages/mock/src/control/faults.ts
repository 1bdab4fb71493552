import type { OperationId } from '@wapi/types';
import { json, type MockResponse } from '../http/mock-response.js';
import { ControlError, readJson } from './read-json.js';
import type { MockRequest } from '../http/mock-request.js';
import { type Fault, FaultError } from '../pipeline/fault.js';
import type { Faults } from '../pipeline/faults.js';

/**
 * Handles `GET /faults`, `DELETE /faults`, `PUT /faults/{operation}` and `DELETE /faults/{operation}`.
 *
 * @param path relative to the control path
 * @returns undefined for other paths and methods
 */
export function respondToFaultControl(request: MockRequest, path: string, faults: Faults): MockResponse | undefined {
  const { method } = request;
  const [found, name] = /^\/faults(?:\/(\w+|\*|%2a))?$/i.exec(path) ?? [];
  if (found === undefined) return undefined;
  const operation = (name?.toLowerCase() === '%2a' ? '*' : name) as OperationId | '*' | undefined;
  if (method === 'GET' && operation === undefined) return json(200, { faults: faults.list() });
  if (method === 'DELETE') {
    faults.clear(operation);
    return json(200, { message: operation === undefined ? 'All faults cleared.' : 'Fault cleared.' });
  }
  if (method !== 'PUT' || operation === undefined) return undefined;
  try {
    faults.set(operation, readJson(request) as Fault | Fault[]);
    return json(200, { message: 'Fault set.', faults: faults.list()[operation] });
  } catch (error) {
    if (error instanceof ControlError || error instanceof FaultError) return json(400, { message: error.message });
    throw error;
  }
}
