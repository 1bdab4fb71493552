import { describe, expect, it } from 'vitest';
import { checkSdkNames } from '../../../src/compare/checks/sdk-names.js';
import { runCheck } from '../../support/run-check.js';
import { all, remove, set } from '../../support/edits.js';

const operation = '/paths/~1user~1banks/get';

describe('checkSdkNames', () => {
  it.each([
    ['reports a removed method', remove(`${operation}/x-sdk-method`), [`sdk-method-changed ${operation}/x-sdk-method`]],
    [
      'reports a renamed group once for all of its methods',
      set('/tags/2/x-sdk-group', 'me'),
      ['sdk-group-changed /tags/2/x-sdk-group'],
    ],
    [
      'ignores an operation that moves to a tag with the same group',
      all(set('/tags/0/x-sdk-group', 'user'), set(`${operation}/tags`, ['Authentication'])),
      ['sdk-group-changed /tags/0/x-sdk-group'],
    ],
    ['reports a removed tag that operations use', remove('/tags/2'), ['sdk-group-changed /tags/2/x-sdk-group']],
    ['ignores a changed description of a tag', set('/tags/2/description', 'Me.'), []],
  ])('%s', (_name, after, expected) => {
    expect(runCheck(checkSdkNames, { after })).toEqual(expected);
  });
});
