import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.js';
import { schema } from './corpus/row.js';
import { bundle } from '../support/bundle.js';
import { all, type Edit, edited, remove, rename, set } from '../support/edits.js';

const find = (after: Edit): ReturnType<typeof compare>['breaking'] =>
  compare(bundle, edited(bundle, after), '2026-12-01').breaking;
const minimum = '/components/parameters/AmountMin/schema';
const list = schema('TrustedCardsResponse', 'data');
const type = schema('NormalWithdrawal', 'withdrawal_type');

describe('compare › messages', () => {
  it.each([
    [
      'a bound with a different keyword',
      all(remove(`${minimum}/minimum`), set(`${minimum}/exclusiveMinimum`, 0)),
      "The limit of `AmountMin` changed from 'minimum: 0' to 'exclusiveMinimum: 0'.",
    ],
    [
      'the items of a list',
      set(`${list}/items`, { type: 'string' }),
      '`TrustedCardsResponse.data[]` can have the new type string.',
    ],
    [
      'a list whose items are no longer limited',
      set(`${list}/items`, {}),
      '`items` of `TrustedCardsResponse.data` changed.',
    ],
    [
      'a schema that is closed with unevaluatedProperties',
      set(`${schema('RefreshRequest')}/unevaluatedProperties`, false),
      "`unevaluatedProperties` of `RefreshRequest` was set to 'false'.",
    ],
    [
      'branches that overlap',
      all(remove(`${type}/const`), set(`${type}/pattern`, '^normal$')),
      'A value of `WithdrawalCreate` may match several branches of `oneOf`, which rejects it.',
    ],
    [
      'a condition on fields',
      all(
        set(`${schema('TrustedCardCharge')}/if`, { required: ['data'] }),
        set(`${schema('TrustedCardCharge')}/then`, { required: ['account_number'] }),
      ),
      '`if` of `TrustedCardCharge` was added.',
    ],
    [
      'a response that a webhook no longer accepts',
      rename('/webhooks/withdrawal.held_for_refund/post/responses/2XX', '204'),
      'The webhook `withdrawal.held_for_refund` no longer accepts the response 2XX.',
    ],
  ])('describes %s', (_name, after, message) => {
    expect(find(after).map((finding) => finding.message)).toEqual([message]);
  });
});

describe('compare › affected operations', () => {
  const conditions = ['createForeignBank', 'createLocalBank', 'updateForeignBank', 'updateLocalBank'];

  it.each([
    ['the path of a parameter', remove('/paths/~1accounts~1{account_number}/parameters/0'), 3],
    ['the path of a server', set('/paths/~1user~1picture/servers', [{ url: 'https://example.com' }]), 3],
    ['a tag', set('/tags/0/x-sdk-group', 'tokens'), ['createToken', 'refreshToken', 'revokeToken']],
    ['a condition', set('/x-conditions/verified-account/example', 'forbidden'), conditions],
  ])('lists the operations of %s', (_name, after, expected) => {
    const affects = find(after)
      .flatMap((finding) => finding.affects)
      .toSorted();
    expect(typeof expected === 'number' ? affects.length : affects).toEqual(expected);
  });

  it('locates a removed default response', () => {
    const location = '/webhooks/withdrawal.held_for_refund/post/responses/default';
    expect(find(remove(location))).toMatchObject([{ rule: 'response-removed', location, version: 'base' }]);
  });
});
