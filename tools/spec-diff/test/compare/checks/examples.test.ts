import { expect, it } from 'vitest';
import { checkExamples } from '../../../src/compare/checks/examples.js';
import { checked } from '../../support/checked.js';
import { remove, set } from '../../support/edits.js';

const message = '/components/examples/localBankExists/value/message';

it.each([
  [
    'no words of ours for an error',
    set(message, 'Other.'),
    set('/components/examples/localBankExists/x-provenance', 'inferred'),
    [],
  ],
  ['no other words of an answer that is no error', set('/components/examples/ok/value/message', 'Fine'), undefined, []],
  ['no other summary', set('/components/examples/localBankExists/summary', 'Other.'), undefined, []],
  ['no examples of an answer that is gone', remove('/paths/~1user/get/responses/200'), undefined, []],
  [
    'the example of a webhook',
    remove(
      '/webhooks/withdrawal.held_for_refund/post/requestBody/content/application~1json/examples/withdrawalHeldForRefund',
    ),
    undefined,
    [
      'example-removed /webhooks/withdrawal.held_for_refund/post/requestBody/content/application~1json/examples/withdrawalHeldForRefund',
    ],
  ],
])('finds %s', (_name, after, before, wanted) => {
  expect(checked(checkExamples, { after, ...(before && { before }) })).toEqual(wanted);
});
