import { describe, expect, it } from 'vitest';
import { checkExamples } from '../../../src/compare/checks/examples.js';
import { runCheck } from '../../support/run-check.js';
import { remove, set } from '../../support/edits.js';

const message = '/components/examples/localBankExists/value/message';
const webhookExamples = '/webhooks/withdrawal.held_for_refund/post/requestBody/content/application~1json/examples';

describe('checkExamples', () => {
  it.each([
    [
      'ignores a changed message that is inferred',
      set(message, 'Other.'),
      set('/components/examples/localBankExists/x-provenance', 'inferred'),
      [],
    ],
    [
      'ignores a changed message of a success response',
      set('/components/examples/ok/value/message', 'Fine'),
      undefined,
      [],
    ],
    ['ignores a changed summary', set('/components/examples/localBankExists/summary', 'Other.'), undefined, []],
    ['ignores the examples of a removed response', remove('/paths/~1user/get/responses/200'), undefined, []],
    [
      'reports a removed example of a webhook',
      remove(`${webhookExamples}/withdrawalHeldForRefund`),
      undefined,
      [`example-removed ${webhookExamples}/withdrawalHeldForRefund`],
    ],
  ])('%s', (_name, after, before, expected) => {
    expect(runCheck(checkExamples, { after, ...(before && { before }) })).toEqual(expected);
  });
});
