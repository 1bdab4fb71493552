import { add, all, drop, remove, rename, set } from '../../support/edits.js';
import { type Breaking, ours, redocly, schema } from './row.js';

const errors = '/components/responses/KeyNotRevocable/content/application~1json/examples';
const heldForRefund = '/webhooks/withdrawal.held_for_refund/post';

/** What integrators read in answers and webhooks and would not find, or not as it was. */
export const answers: Breaking[] = [
  redocly(
    'a field of an answer is gone',
    all(remove(schema('UserProfile', 'phone')), drop(`${schema('UserProfile')}/required`, 'phone')),
    'property-removed',
    schema('UserProfile', 'phone'),
  ),
  redocly(
    'a field of an answer has another name',
    all(
      rename(schema('Balance', 'currency'), 'currency_code'),
      set(`${schema('Balance')}/required`, ['balance', 'currency_code']),
    ),
    'property-removed',
    schema('Balance', 'currency'),
  ),
  redocly(
    'a field of an answer may be missing',
    drop(`${schema('LocalBank')}/required`, 'bank_name'),
    'required-properties-removed',
    `${schema('LocalBank')}/required`,
  ),
  redocly(
    'a field of an answer may be null',
    set(`${schema('ForeignBank', 'currency')}/type`, ['string', 'null']),
    'schema-type-changed',
    `${schema('ForeignBank', 'currency')}/type`,
  ),
  redocly(
    'a field of an answer has another type',
    set(`${schema('TokenResponse', 'expires_in')}/type`, 'string'),
    'schema-type-changed',
    `${schema('TokenResponse', 'expires_in')}/type`,
  ),
  redocly(
    'a value of an answer is new',
    add(`${schema('UserProfile', 'account_type')}/enum`, 'PARTNER'),
    'enum-values-added',
    `${schema('UserProfile', 'account_type')}/enum`,
  ),
  redocly(
    'an answer can be of another kind',
    add(`${schema('WithdrawalResponse', 'data')}/oneOf`, { type: 'string' }),
    'schema-combinator-changed',
    `${schema('WithdrawalResponse', 'data')}/oneOf/2`,
  ),
  redocly(
    'a constant of an answer is another one',
    set(`${schema('TokenResponse', 'token_type')}/const`, 'MAC'),
    'schema-constraint-changed',
    `${schema('TokenResponse', 'token_type')}/const`,
  ),
  redocly(
    'a status is not answered any more',
    remove('/paths/~1accounts/post/responses/200'),
    'response-removed',
    '/paths/~1accounts/post/responses/200',
  ),
  redocly(
    'an answer has lost a header',
    remove('/components/responses/LocalBankMissing/headers/X-RateLimit-Remaining'),
    'response-header-removed',
    '/components/responses/LocalBankMissing/headers/X-RateLimit-Remaining',
  ),
  redocly(
    'an answer has another media type',
    rename('/components/responses/PictureMissing/content/application~1json', 'application/problem+json'),
    'media-type-removed',
    '/components/responses/PictureMissing/content/application~1json',
  ),
  ours(
    'a documented error says something else',
    set('/components/examples/localBankExists/value/message', 'There is one.'),
    'error-message-changed',
    '/components/examples/localBankExists/value/message',
  ),
  ours(
    'a failed field is answered with something else',
    set(`${schema('PhoneUpdate', 'phone')}/x-messages/pattern`, 'No phone number.'),
    'error-message-changed',
    `${schema('PhoneUpdate', 'phone')}/x-messages/pattern`,
  ),
  ours(
    'a failed field has lost its message',
    remove(`${schema('PictureUpload', 'picture')}/x-messages`),
    'error-message-changed',
    `${schema('PictureUpload', 'picture')}/x-messages/x-file-types`,
  ),
  ours(
    'a named example of an error is gone',
    remove(`${errors}/keyNotRevocable`),
    'example-removed',
    `${errors}/keyNotRevocable`,
  ),
  ours(
    'a named example has another name',
    rename(
      '/components/requestBodies/LocalBankUpdate/content/multipart~1form-data/examples/newNameInBank',
      'otherName',
    ),
    'example-removed',
    '/components/requestBodies/LocalBankUpdate/content/multipart~1form-data/examples/newNameInBank',
  ),
  ours(
    'values may come in an answer that are not listed',
    set(`${schema('FeeStructure')}/x-open-enum`, true),
    'enum-opened',
    `${schema('FeeStructure')}/enum`,
  ),
  ours(
    'a field of an answer is for some platforms only',
    set(`${schema('LocalBank', 'name_in_bank')}/x-platforms`, ['jm']),
    'field-platforms-narrowed',
    `${schema('LocalBank', 'name_in_bank')}/x-platforms`,
  ),

  ours(
    'nothing is said any more of what is in an answer',
    remove('/components/responses/ForeignBankMissing/content/application~1json/schema'),
    'schema-removed',
    '/components/responses/ForeignBankMissing/content/application~1json/schema',
  ),
  ours(
    'a field is only written',
    set(`${schema('WithdrawalBank', 'display_name')}/writeOnly`, true),
    'write-only-added',
    `${schema('WithdrawalBank', 'display_name')}/writeOnly`,
  ),

  ours(
    'a webhook is gone',
    remove('/webhooks/withdrawal.not_on_ach_file'),
    'webhook-removed',
    '/webhooks/withdrawal.not_on_ach_file',
  ),
  ours(
    'a webhook has another name',
    rename('/webhooks/withdrawal.held_for_chargeback', 'withdrawal.held_by_bank'),
    'webhook-removed',
    '/webhooks/withdrawal.held_for_chargeback',
  ),
  ours(
    'a webhook has lost a header',
    remove(`${heldForRefund}/parameters/1`),
    'webhook-header-removed',
    `${heldForRefund}/parameters/X-WiPay-Webhook-Id`,
  ),
  ours(
    'a header of webhooks may be missing',
    set('/components/parameters/WebhookTimestamp/required', false),
    'webhook-header-optional',
    '/components/parameters/WebhookTimestamp/required',
  ),
  ours(
    'webhooks are signed in another way',
    set('/components/parameters/WebhookSignature/x-webhook-signature/encoding', 'base64'),
    'webhook-signature-changed',
    '/components/parameters/WebhookSignature/x-webhook-signature',
  ),
  ours(
    'a webhook may have no body',
    remove('/webhooks/withdrawal.released_by_compliance/post/requestBody/required'),
    'webhook-body-optional',
    '/webhooks/withdrawal.released_by_compliance/post/requestBody',
  ),
  ours(
    'a webhook has no body any more',
    remove('/webhooks/withdrawal.taken_for_refund/post/requestBody'),
    'webhook-body-removed',
    '/webhooks/withdrawal.taken_for_refund/post/requestBody',
  ),
  redocly(
    'a field of webhooks is gone',
    all(remove(schema('WithdrawalEvent', 'meta')), drop(`${schema('WithdrawalEvent')}/required`, 'meta')),
    'property-removed',
    schema('WithdrawalEvent', 'meta'),
  ),
  redocly(
    'a field of webhooks may be missing',
    drop(`${schema('WithdrawalEvent')}/required`, 'occurred_at'),
    'required-properties-removed',
    `${schema('WithdrawalEvent')}/required`,
  ),
  redocly(
    'a value of webhooks is new',
    add(`${schema('WebhookWithdrawal', 'id_type')}/enum`, 'tax_id'),
    'enum-values-added',
    `${schema('WebhookWithdrawal', 'id_type')}/enum`,
  ),
  redocly(
    'webhooks are of another version',
    set('/components/parameters/WebhookVersion/schema/const', 'v2'),
    'schema-constraint-changed',
    '/components/parameters/WebhookVersion/schema/const',
  ),
];
