import { describe, expect, it } from 'vitest';
import { findMinimalScopes, collectRequiredScopes } from '../../src/model/required-scopes.js';
import { bundle } from '../support/site.js';

const { contract } = bundle;

describe('what the calculator of scopes offers', () => {
  it('is every operation once, by tag', () => {
    const { groups } = collectRequiredScopes(contract);
    expect(groups.flatMap(({ operations }) => operations.map(({ id }) => id)).toSorted()).toEqual(
      contract.operations.map(({ id }) => id).toSorted(),
    );
  });
});

describe('the minimal scopes for some operations', () => {
  const needs = collectRequiredScopes(contract);
  const operationsOf = (parent: string) =>
    contract.operations
      .filter(({ scopes }) => scopes.some((scope) => needs.parents[parent]?.includes(scope)))
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
  ])('of %j are %j', (ids, expected) => {
    expect(findMinimalScopes(needs, ids)).toEqual(expected);
  });
});
