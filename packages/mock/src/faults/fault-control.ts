import type { OperationId } from '@wapi/types';
import { json, type MockResponse } from '../answer.js';
import { ControlError, readObject } from '../control-input.js';
import type { MockRequest } from '../request/mock-request.js';
import type { Fault, Faults } from './faults.js';

/**
 * Answers `PUT` and `DELETE` of `/faults/{operation}`, and `DELETE` of `/faults`; undefined where a path is another.
 *
 * @param path below the control path
 */
export function answerFaultControl(request: MockRequest, path: string, faults: Faults): MockResponse | undefined {
  const { method } = request;
  const [, operation] = /^\/faults(?:\/(\w+))?$/.exec(path) ?? [undefined, undefined];
  if (!path.startsWith('/faults')) return undefined;
  if (method === 'DELETE' && (operation !== undefined || path === '/faults')) {
    faults.clear(operation as OperationId | undefined);
    return json(200, { message: 'Nothing goes wrong any more.' });
  }
  if (method !== 'PUT' || operation === undefined) return undefined;
  try {
    const fault = readObject(request) as Fault;
    faults.set(operation as OperationId, fault);
    return json(200, { message: 'It will go wrong.', ...fault });
  } catch (error) {
    if (error instanceof ControlError) return json(400, { message: error.message });
    throw error;
  }
}
