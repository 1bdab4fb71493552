import { contract, type OperationId } from '@wapi/types';
import { expect, test } from 'vitest';
import { requiredScopes, WapiConfigError } from '../src/index.js';
import { calls } from './support/calls.js';
import { createMockPersonas, PASSWORD } from './support/mock-personas.js';

test('requiredScopes returns each scope once, in the order of the operations', () => {
  expect(requiredScopes('createPicture', 'getUserProfile', 'createLocalBank', 'getBanks')).toEqual([
    'wapi-user-create',
    'wapi-user-retrieve',
  ]);
  expect(requiredScopes('getWithdrawalMeta', 'createToken', 'revokeToken')).toEqual([]);
  expect(requiredScopes()).toEqual([]);
});

test.each(contract.operations.map(({ id, scopes }) => [id, scopes] as const))(
  'requiredScopes of %s returns the scope of the contract',
  (id, scopes) => {
    expect(requiredScopes(id)).toEqual(scopes);
  },
);

test('requiredScopes rejects an operation that is not in the spec', () => {
  const unknown = 'getProfile' as OperationId;
  expect(() => requiredScopes('getBanks', unknown)).toThrow(WapiConfigError);
  expect(() => requiredScopes(unknown)).toThrow('requiredScopes: the spec has no operation getProfile');
});

test('requiredScopes returns the fewest scopes with which the mock accepts the calls', async () => {
  const scopes = requiredScopes('getUserProfile', 'getTransactionFees');
  const wapi = createMockPersonas().client({ email: 'wapi@test.com', password: PASSWORD, scopes });
  expect((await calls.getUserProfile(wapi)).status).toBe(200);
  expect((await calls.getTransactionFees(wapi)).status).toBe(200);
  expect(await wapi.user.deletePicture()).toMatchObject({ status: 403, neededScope: 'wapi-user-delete' });
});
