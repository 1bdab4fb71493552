import { describe, expect, it } from 'vitest';
import { minimalScopes, requiredScopes } from '../../src/model/required-scopes.js';
import { bundle } from '../support/site.js';

const { contract } = bundle;

describe('what the calculator of scopes offers', () => {
  it('is every operation once, by tag', () => {
    const { groups } = requiredScopes(contract);
    expect(groups.flatMap(({ operations }) => operations.map(({ id }) => id)).toSorted()).toEqual(contract.operations.map(({ id }) => id).toSorted());
  });
});

describe('the least scopes for some operations', () => {
  const needs = requiredScopes(contract);
  const operationsOf = (parent: string) =>
    contract.operations.filter(({ scopes }) => scopes.some((scope) => needs.parents[parent]?.includes(scope))).map(({ id }) => id);

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
  ])('%j: %j', (ids, expected) => {
    expect(minimalScopes(needs, ids)).toEqual(expected);
  });
});
