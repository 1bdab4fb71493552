import { add, all, drop, remove, rename, set } from '../../support/edits.js';
import { type Breaking, breaking, schema } from './row.js';

const errors = '/components/responses/KeyNotRevocable/content/application~1json/examples';
const heldForRefund = '/webhooks/withdrawal.held_for_refund/post';

/** Breaking edits to responses and webhooks. */
export const responses: Breaking[] = [
  breaking(
    'a field is removed from a response',
    all(remove(schema('UserProfile', 'phone')), drop(`${schema('UserProfile')}/required`, 'phone')),
    'property-removed',
    schema('UserProfile', 'phone'),
  ),
  breaking(
    'a field of a response is renamed',
    all(
      rename(schema('Balance', 'currency'), 'currency_code'),
      set(`${schema('Balance')}/required`, ['balance', 'currency_code']),
    ),
    'property-removed',
    schema('Balance', 'currency'),
  ),
  breaking(
    'a field of a response becomes optional',
    drop(`${schema('LocalBank')}/required`, 'bank_name'),
    'required-properties-removed',
    `${schema('LocalBank')}/required`,
  ),
  breaking(
    'a field of a response becomes nullable',
    set(`${schema('ForeignBank', 'currency')}/type`, ['string', 'null']),
    'schema-type-changed',
    `${schema('ForeignBank', 'currency')}/type`,
  ),
  breaking(
    'the type of a field of a response changes',
    set(`${schema('TokenResponse', 'expires_in')}/type`, 'string'),
    'schema-type-changed',
    `${schema('TokenResponse', 'expires_in')}/type`,
  ),
  breaking(
    'a response gets a new enum value',
    add(`${schema('UserProfile', 'account_type')}/enum`, 'PARTNER'),
    'enum-values-added',
    `${schema('UserProfile', 'account_type')}/enum`,
  ),
  breaking(
    'a response gets a new branch',
    add(`${schema('WithdrawalResponse', 'data')}/oneOf`, { type: 'string' }),
    'schema-type-changed',
    `${schema('WithdrawalResponse', 'data')}/oneOf/2/type`,
  ),
  breaking(
    'a constant of a response changes',
    set(`${schema('TokenResponse', 'token_type')}/const`, 'MAC'),
    'schema-constraint-changed',
    `${schema('TokenResponse', 'token_type')}/const`,
  ),
  breaking(
    'a status code is removed',
    remove('/paths/~1accounts/post/responses/200'),
    'response-removed',
    '/paths/~1accounts/post/responses/200',
  ),
  breaking(
    'a header is removed from a response',
    remove('/components/responses/LocalBankMissing/headers/X-RateLimit-Remaining'),
    'response-header-removed',
    '/components/responses/LocalBankMissing/headers/X-RateLimit-Remaining',
  ),
  breaking(
    'the media type of a response changes',
    rename('/components/responses/PictureMissing/content/application~1json', 'application/problem+json'),
    'media-type-removed',
    '/components/responses/PictureMissing/content/application~1json',
  ),
  breaking(
    'the message of a documented error changes',
    set('/components/examples/localBankExists/value/message', 'There is one.'),
    'error-message-changed',
    '/components/examples/localBankExists/value/message',
  ),
  breaking(
    'the message for an invalid field changes',
    set(`${schema('PhoneUpdate', 'phone')}/x-messages/pattern`, 'No phone number.'),
    'error-message-changed',
    `${schema('PhoneUpdate', 'phone')}/x-messages/pattern`,
  ),
  breaking(
    'the message for an invalid field is removed',
    remove(`${schema('PictureUpload', 'picture')}/x-messages`),
    'error-message-changed',
    `${schema('PictureUpload', 'picture')}/x-messages/x-file-types`,
  ),
  breaking(
    'a named example of an error is removed',
    remove(`${errors}/keyNotRevocable`),
    'example-removed',
    `${errors}/keyNotRevocable`,
  ),
  breaking(
    'a named example is renamed',
    rename(
      '/components/requestBodies/LocalBankUpdate/content/multipart~1form-data/examples/newNameInBank',
      'otherName',
    ),
    'example-removed',
    '/components/requestBodies/LocalBankUpdate/content/multipart~1form-data/examples/newNameInBank',
  ),
  breaking(
    'an enum of a response is opened',
    set(`${schema('FeeStructure')}/x-open-enum`, true),
    'enum-opened',
    `${schema('FeeStructure')}/enum`,
  ),
  breaking(
    'a field of a response is limited to some platforms',
    set(`${schema('LocalBank', 'name_in_bank')}/x-platforms`, ['jm']),
    'field-platforms-narrowed',
    `${schema('LocalBank', 'name_in_bank')}/x-platforms`,
  ),

  breaking(
    'the schema of a response is removed',
    remove('/components/responses/ForeignBankMissing/content/application~1json/schema'),
    'schema-removed',
    '/components/responses/ForeignBankMissing/content/application~1json/schema',
  ),
  breaking(
    'a field of a response becomes write-only',
    set(`${schema('WithdrawalBank', 'display_name')}/writeOnly`, true),
    'write-only-added',
    `${schema('WithdrawalBank', 'display_name')}/writeOnly`,
  ),

  breaking(
    'a webhook is removed',
    remove('/webhooks/withdrawal.not_on_ach_file'),
    'webhook-removed',
    '/webhooks/withdrawal.not_on_ach_file',
  ),
  breaking(
    'a webhook is renamed',
    rename('/webhooks/withdrawal.held_for_chargeback', 'withdrawal.held_by_bank'),
    'webhook-removed',
    '/webhooks/withdrawal.held_for_chargeback',
  ),
  breaking(
    'a header is removed from a webhook',
    remove(`${heldForRefund}/parameters/1`),
    'webhook-header-removed',
    `${heldForRefund}/parameters/1`,
  ),
  breaking(
    'a header of webhooks becomes optional',
    set('/components/parameters/WebhookTimestamp/required', false),
    'webhook-header-optional',
    '/components/parameters/WebhookTimestamp/required',
  ),
  breaking(
    'the signature of webhooks changes',
    set('/components/parameters/WebhookSignature/x-webhook-signature/encoding', 'base64'),
    'webhook-signature-changed',
    '/components/parameters/WebhookSignature/x-webhook-signature',
  ),
  breaking(
    'the body of a webhook becomes optional',
    remove('/webhooks/withdrawal.released_by_compliance/post/requestBody/required'),
    'webhook-body-optional',
    '/webhooks/withdrawal.released_by_compliance/post/requestBody',
  ),
  breaking(
    'the body of a webhook is removed',
    remove('/webhooks/withdrawal.taken_for_refund/post/requestBody'),
    'webhook-body-removed',
    '/webhooks/withdrawal.taken_for_refund/post/requestBody',
  ),
  breaking(
    'a field is removed from webhooks',
    all(remove(schema('WithdrawalEvent', 'meta')), drop(`${schema('WithdrawalEvent')}/required`, 'meta')),
    'property-removed',
    schema('WithdrawalEvent', 'meta'),
  ),
  breaking(
    'a field of webhooks becomes optional',
    drop(`${schema('WithdrawalEvent')}/required`, 'occurred_at'),
    'required-properties-removed',
    `${schema('WithdrawalEvent')}/required`,
  ),
  breaking(
    'webhooks get a new enum value',
    add(`${schema('WebhookWithdrawal', 'id_type')}/enum`, 'tax_id'),
    'enum-values-added',
    `${schema('WebhookWithdrawal', 'id_type')}/enum`,
  ),
  breaking(
    'the version of webhooks changes',
    set('/components/parameters/WebhookVersion/schema/const', 'v2'),
    'schema-constraint-changed',
    '/components/parameters/WebhookVersion/schema/const',
  ),
];
