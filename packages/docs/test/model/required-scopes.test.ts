import { describe, expect, it } from 'vitest';
import { findMinimalScopes, collectRequiredScopes } from '../../src/model/required-scopes.js';
import { bundle } from '../support/site.js';

const { contract } = bundle;

describe('collectRequiredScopes', () => {
  it('lists every operation once, by tag', () => {
    const { groups } = collectRequiredScopes(contract);
    expect(groups.flatMap(({ operations }) => operations.map(({ id }) => id)).toSorted()).toEqual(
      contract.operations.map(({ id }) => id).toSorted(),
    );
  });
});

describe('findMinimalScopes', () => {
  const requiredScopes = collectRequiredScopes(contract);
  const operationsOf = (parent: string) =>
    contract.operations
      .filter(({ scopes }) => scopes.some((scope) => requiredScopes.parents[parent]?.includes(scope)))
      .map(({ id }) => id);

  it.each([
    [[], []],
    [['createToken'], []],
    [['createToken', 'getWithdrawalMeta', 'getUserProfile'], ['wapi-user-retrieve']],
    [['getUserProfile'], ['wapi-user-retrieve']],
    [['getUserProfile', 'getBanks'], ['wapi-user-retrieve']],
    [
      ['getUserProfile', 'createTrustedCard'],
      ['wapi-trusted-cards-create', 'wapi-user-retrieve'],
    ],
    [operationsOf('wapi-user-all'), ['wapi-user-all']],
    [
      [...operationsOf('wapi-withdrawals-all'), 'getUserProfile'],
      ['wapi-user-retrieve', 'wapi-withdrawals-all'],
    ],
  ])('returns for %j: %j', (ids, expected) => {
    expect(findMinimalScopes(requiredScopes, ids)).toEqual(expected);
  });
});
