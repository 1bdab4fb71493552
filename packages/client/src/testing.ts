import { createClient } from './create-client.js';
import { pathParameters } from './encoding/path.js';
import { WapiConfigError } from './errors/wapi-config-error.js';
import { groups } from './generated/groups.js';
import type { WapiCalls, WapiResults } from './generated/operations.js';
import { listOperations } from './operation/descriptor.js';
import { callOperation } from './transport/call-operation.js';

type Documented<Id extends keyof WapiResults> = Extract<WapiResults[Id], { documented: true }>;

/** The body of a documented response. */
export type StubBody<Id extends keyof WapiResults, Status extends Documented<Id>['status']> =
  Extract<Documented<Id>, { status: Status }> extends { data: infer Data; error: infer Failure }
    ? [Data] extends [undefined]
      ? Failure
      : Data
    : never;

/**
 * Creates a call that resolves to a documented response without a request, for tests that replace one method. It has
 * `orThrow()`, and for a list also `pages()`. For tests of more than one method, use the mock.
 *
 * @example
 * vi.spyOn(wapi.user, 'getProfile').mockReturnValue(stubCall('getUserProfile', 200, { message: 'OK', data: profile }));
 * @throws WapiConfigError if the spec has no such operation
 */
export function stubCall<Id extends keyof WapiResults, Status extends Documented<Id>['status']>(
  operationId: Id,
  status: Status,
  body: StubBody<Id, Status>,
): WapiCalls[Id] {
  const operation = listOperations(groups).find(({ id }) => id === operationId);
  if (!operation) throw new WapiConfigError(`stubCall: the spec has no operation ${String(operationId)}`);
  const respond = async (): Promise<Response> =>
    new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
  const client = createClient({ baseUrl: 'http://stub.test', auth: { token: 'stub' }, fetch: respond, retries: 0 });
  client.pacer = undefined;
  const args = [...pathParameters(operation.path).map(() => 'stub'), ...(operation.mediaType ? [{}] : [])];
  return callOperation(client, operation, args) as unknown as WapiCalls[Id];
}
