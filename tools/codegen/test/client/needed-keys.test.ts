import { contract, type OperationId } from '@wapi/types';
import { expect, test } from 'vitest';
import { neededKeys } from '../../src/client/needed-keys.js';

const keysOf = (id: OperationId): string[] => {
  const found = contract.operations.find((operation) => operation.id === id);
  if (!found) throw new Error(`no operation ${id}`);
  return neededKeys(found);
};

test.each<[OperationId, string[]]>([
  ['chargeTrustedCard', ['url', 'transaction_id']],
  ['createTrustedCard', ['url', 'transaction_id']],
  ['createWithdrawal', ['data.transaction_id']],
  ['createAccount', ['data.account_number']],
  ['verifyTrustedCard', []],
  ['getUserProfile', []],
])('a success of %s needs %j', (id, expected) => {
  expect(keysOf(id)).toEqual(expected);
});
