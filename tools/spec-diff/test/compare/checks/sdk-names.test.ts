import { expect, it } from 'vitest';
import { checkSdkNames } from '../../../src/compare/checks/sdk-names.js';
import { checked } from '../../support/checked.js';
import { all, remove, set } from '../../support/edits.js';

const operation = '/paths/~1user~1banks/get';

it.each([
  ['a method that is gone', remove(`${operation}/x-sdk-method`), [`sdk-method-changed ${operation}/x-sdk-method`]],
  ['a group once for all of its methods', set('/tags/2/x-sdk-group', 'me'), ['sdk-group-changed /tags/2/x-sdk-group']],
  [
    'no other tag that has the same group',
    all(set('/tags/0/x-sdk-group', 'user'), set(`${operation}/tags`, ['Authentication'])),
    ['sdk-group-changed /tags/0/x-sdk-group'],
  ],
  ['a tag that is gone, though operations have it', remove('/tags/2'), ['sdk-group-changed /tags/2/x-sdk-group']],
  ['no other words for a tag', set('/tags/2/description', 'Me.'), []],
])('finds %s', (_name, after, wanted) => {
  expect(checked(checkSdkNames, { after })).toEqual(wanted);
});
