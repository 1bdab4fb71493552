import { describe, expect, it } from 'vitest';
import { checkScopes } from '../../../src/compare/checks/scopes.js';
import { runCheck } from '../../support/run-check.js';
import { all, remove, set } from '../../support/edits.js';

const bearer = '/components/securitySchemes/bearer';
const scopes = `${bearer}/flows/password/scopes`;

describe('checkScopes', () => {
  it.each([
    [
      'reports a removed scope once, without its parent',
      all(remove(`${scopes}/wapi-user-create`), remove(`${bearer}/x-scope-parents/wapi-user-create`)),
      [`scope-removed ${scopes}/wapi-user-create`],
    ],
    [
      'reports a removed parent once, without its children',
      remove(`${scopes}/wapi-user-all`),
      [`scope-removed ${scopes}/wapi-user-all`],
    ],
    [
      'reports a changed condition',
      set(`${bearer}/x-scope-conditions/wapi-accounts-all`, 'verified-account'),
      [`scope-condition-added ${bearer}/x-scope-conditions/wapi-accounts-all`],
    ],
    ['ignores a removed condition', remove(`${bearer}/x-scope-conditions/wapi-accounts-all`), []],
    [
      'reports the condition of a new parent',
      set(`${bearer}/x-scope-parents/wapi-user-all`, 'wapi-accounts-all'),
      [`scope-condition-added ${bearer}/x-scope-parents/wapi-user-all`],
    ],
    [
      'ignores a condition that the parent already has',
      set(`${bearer}/x-scope-conditions/wapi-accounts-create`, 'main-merchant-account'),
      [],
    ],
    [
      'ignores a new parent without a condition',
      set(`${bearer}/x-scope-parents/wapi-user-all`, 'wapi-transactions-all'),
      [],
    ],
    ['ignores a changed description', set(`${scopes}/wapi-user-all`, 'Everything.'), []],
    ['ignores the scopes of a removed flow', remove(`${bearer}/flows/password`), []],
  ])('%s', (_name, after, expected) => {
    expect(runCheck(checkScopes, { after })).toEqual(expected);
  });
});
