import { contract, type OperationId } from '@wapi/types';
import type { Mock } from '../../src/index.js';
import { bearer, type FormInput, type Reply, send } from './caller.js';
import { expectDocumentedShape } from './documented-shape.js';

/**
 * The input of a call. `path` contains the path parameters. `query` may also be a string, because tests send malformed
 * queries.
 */
export interface CallInput {
  path?: Record<string, string>;
  query?: string | Record<string, string>;
  form?: FormInput;
}

/** Calls an operation as one persona, and checks the shape of the reply. */
export type Call = (id: OperationId, input?: CallInput) => Promise<Reply>;

/** Signs a persona in with all scopes except the account scopes. */
export async function signIn(mock: Mock, email: string): Promise<Call> {
  const headers = await bearer(
    mock,
    email,
    'wapi-user-all wapi-transactions-all wapi-trusted-cards-all wapi-withdrawals-all',
  );
  return async (id, { path = {}, query = '', form } = {}) => {
    const operation = contract.operations.find((candidate) => candidate.id === id);
    if (operation === undefined) throw new Error(`The spec has no operation ${id}.`);
    const filled = operation.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) =>
      encodeURIComponent(path[name] ?? ''),
    );
    const search = typeof query === 'string' ? query : new URLSearchParams(query).toString();
    const url = search === '' ? filled : `${filled}?${search}`;
    const reply = await send(mock, operation.method, url, { headers, ...(form && { form }) });
    expectDocumentedShape(id, reply);
    return reply;
  };
}

/** The `data` of a reply, cast to the type that the caller expects. */
export function dataOf<Data>({ body }: Reply): Data {
  return body['data'] as Data;
}

/** The balances of the signed-in account. */
export async function balances(call: Call): Promise<{ local: number; foreign: number }> {
  const { balances: shown } = dataOf<{ balances: Record<'local' | 'foreign', { balance: number }> }>(
    await call('getUserProfile'),
  );
  return { local: shown.local.balance, foreign: shown.foreign.balance };
}
