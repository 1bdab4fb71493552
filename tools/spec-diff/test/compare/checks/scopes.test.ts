import { expect, it } from 'vitest';
import { checkScopes } from '../../../src/compare/checks/scopes.js';
import { checked } from '../../support/checked.js';
import { all, remove, set } from '../../support/edits.js';

const bearer = '/components/securitySchemes/bearer';
const scopes = `${bearer}/flows/password/scopes`;

it.each([
  [
    'a scope that is gone once, though its parent is gone too',
    all(remove(`${scopes}/wapi-user-create`), remove(`${bearer}/x-scope-parents/wapi-user-create`)),
    [`scope-removed ${scopes}/wapi-user-create`],
  ],
  [
    'a parent that is gone, and not its children besides',
    remove(`${scopes}/wapi-user-all`),
    [`scope-removed ${scopes}/wapi-user-all`],
  ],
  [
    'another condition',
    set(`${bearer}/x-scope-conditions/wapi-accounts-all`, 'verified-account'),
    [`scope-condition-added ${bearer}/x-scope-conditions/wapi-accounts-all`],
  ],
  ['no condition that is dropped', remove(`${bearer}/x-scope-conditions/wapi-accounts-all`), []],
  ['no scope that has got a parent', set(`${bearer}/x-scope-parents/wapi-user-all`, 'wapi-accounts-all'), []],
  ['no other words for a scope', set(`${scopes}/wapi-user-all`, 'Everything.'), []],
  ['no scopes of a flow that is gone', remove(`${bearer}/flows/password`), []],
])('finds %s', (_name, after, wanted) => {
  expect(checked(checkScopes, { after })).toEqual(wanted);
});
