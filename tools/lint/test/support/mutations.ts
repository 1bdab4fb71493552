import { fileMutations } from './file-mutations.js';
import type { Mutation } from './mutation.js';

/** One mutation for each rule about the contract. */
const contractMutations: Mutation[] = [
  {
    rule: 'additional-properties-deliberate',
    edits: [['components/schemas/WithdrawalEvent.yaml', '    additionalProperties: true\n', '']],
    file: 'components/schemas/WithdrawalEvent.yaml',
    line: '  meta:',
  },
  {
    rule: 'component-names',
    edits: [['openapi.yaml', '    PayloadTooLarge:\n', '    PayloadTooLarge-2:\n']],
    file: 'openapi.yaml',
    line: 'PayloadTooLarge-2:',
  },
  {
    rule: 'condition-exists',
    edits: [
      [
        'components/securitySchemes/bearer.yaml',
        'wapi-accounts-all: main-merchant-account',
        'wapi-accounts-all: merchant-account',
      ],
    ],
    file: 'components/securitySchemes/bearer.yaml',
    line: 'wapi-accounts-all: merchant-account',
  },
  {
    rule: 'deprecated-needs-sunset',
    edits: [
      [
        'components/schemas/PhoneUpdate.yaml',
        '  phone:\n    type',
        '  phone:\n    deprecated: true\n    x-sunset: 2027-06-30\n    type',
      ],
    ],
    file: 'components/schemas/PhoneUpdate.yaml',
    line: '  phone:',
  },
  {
    rule: 'description-present',
    edits: [['components/schemas/PageMeta.yaml', 'properties:\n', 'properties:\n  first_item:\n    type: integer\n']],
    file: 'components/schemas/PageMeta.yaml',
    line: '  first_item:',
  },
  {
    rule: 'enum-descriptions-complete',
    edits: [
      [
        'components/schemas/FeeStructure.yaml',
        '  split: The customer and the merchant share the fees.',
        '  splits: The customer and the merchant share the fees.',
      ],
    ],
    file: 'components/schemas/FeeStructure.yaml',
    line: ['x-enumDescriptions:', '  splits:'],
  },
  {
    rule: 'error-body-message',
    edits: [['components/schemas/TokenError.yaml', 'required: [message', 'required: [messages']],
    file: 'components/schemas/TokenError.yaml',
  },
  {
    rule: 'example-values-differ',
    edits: [
      [
        'components/responses/Ok.yaml',
        '    examples:\n',
        '    examples:\n      done:\n        $ref: ../examples/ok.yaml\n',
      ],
    ],
    file: 'components/responses/Ok.yaml',
    line: '    examples:',
  },
  {
    rule: 'file-names',
    edits: [['openapi.yaml', '  /user/phone:\n', '  /user/telephone:\n']],
    file: 'openapi.yaml',
    line: '/user/telephone:',
  },
  {
    rule: 'file-parts-typed',
    edits: [
      [
        'components/requestBodies/Picture.yaml',
        '      picture:\n        contentType',
        '      photograph:\n        contentType',
      ],
    ],
    file: 'components/requestBodies/Picture.yaml',
    line: ['    encoding:', '      photograph:'],
  },
  {
    rule: 'header-examples-valid',
    edits: [['components/headers/RetryAfter.yaml', 'example: 60', 'example: soon']],
    file: 'components/headers/RetryAfter.yaml',
    line: 'example: soon',
  },
  {
    rule: 'inferred-errors-marked',
    edits: [['components/responses/LocalBankInvalid.yaml', 'x-provenance: inferred\n', '']],
    file: 'components/responses/LocalBankInvalid.yaml',
  },
  {
    rule: 'inferred-values-resolve',
    edits: [['components/examples/withdrawalHeldForRefund.yaml', '  - /data/email\n', '  - /data/mail\n']],
    file: 'components/examples/withdrawalHeldForRefund.yaml',
    line: '  - /data/mail',
  },
  {
    rule: 'keyword-types',
    edits: [['components/schemas/PageMeta.yaml', 'properties:\n', 'maxLength: 3\nproperties:\n']],
    file: 'components/schemas/PageMeta.yaml',
    line: 'maxLength: 3',
  },
  {
    rule: 'limit-provenance',
    edits: [['components/schemas/Currency.yaml', '{ enum: inferred }', '{ maxLength: inferred }']],
    file: 'components/schemas/Currency.yaml',
    line: 'maxLength: inferred',
  },
  {
    rule: 'limits-consistent',
    edits: [
      [
        'components/schemas/PhoneUpdate.yaml',
        '    type: string\n',
        '    type: string\n    minLength: 9\n    maxLength: 8\n',
      ],
    ],
    file: 'components/schemas/PhoneUpdate.yaml',
    line: 'minLength: 9',
  },
  {
    rule: 'messages-have-examples',
    edits: [['components/examples/phoneFormat.yaml', 'The phone format is invalid.', 'The phone looks odd.']],
    file: 'components/schemas/PhoneUpdate.yaml',
    line: 'pattern: The phone format is invalid.',
  },
  {
    rule: 'method-override',
    edits: [['paths/user_picture.yaml', 'field: _method, value: PATCH', 'field: _method, value: DELETE']],
    file: 'paths/user_picture.yaml',
    line: 'value: DELETE',
  },
  {
    rule: 'named-examples',
    edits: [['components/examples/unauthorized.yaml', 'summary:', 'description:']],
    file: 'components/examples/unauthorized.yaml',
  },
  {
    rule: 'no-placeholder-text',
    edits: [['components/examples/newPhone.yaml', '+18687778899', 'string']],
    file: 'components/examples/newPhone.yaml',
    line: 'string',
  },
  {
    rule: 'not-before-exists',
    edits: [['components/parameters/EndDate.yaml', 'x-not-before: start_date', 'x-not-before: first_date']],
    file: 'components/parameters/EndDate.yaml',
    line: 'first_date',
  },
  {
    rule: 'operation-credentials',
    edits: [['paths/user_phone.yaml', '    - wapiKey: []', '      wapiKey: []']],
    file: 'paths/user_phone.yaml',
    line: '  security:',
  },
  {
    rule: 'operation-id-unique',
    edits: [['paths/user_banks_foreign.yaml', '  operationId: getForeignBank', '  operationId:  updateForeignBank']],
    file: 'paths/user_banks_foreign.yaml',
    line: ['operationId:  updateForeignBank', 'operationId: updateForeignBank'],
  },
  {
    rule: 'operation-id-verb',
    edits: [['paths/user_phone.yaml', 'operationId: updatePhone', 'operationId: changePhone']],
    file: 'paths/user_phone.yaml',
    line: 'changePhone',
  },
  {
    rule: 'operation-key-order',
    edits: [
      [
        'paths/user_phone.yaml',
        'patch:\n  operationId: updatePhone\n',
        'patch:\n  tags: [User]\n  operationId: updatePhone\n',
      ],
      ['paths/user_phone.yaml', 'number.\n  tags: [User]\n', 'number.\n'],
    ],
    file: 'paths/user_phone.yaml',
    line: '  operationId:',
  },
  {
    rule: 'platform-enum',
    edits: [['components/schemas/Currency.yaml', 'TTD, USD, XCD]', 'TTD, USD, XCD, ZWL]']],
    file: 'components/schemas/Currency.yaml',
    line: 'ZWL',
  },
  {
    rule: 'provenance',
    edits: [['paths/user_phone.yaml', '  x-provenance: reference\n', '  x-provenance: documentation\n']],
    file: 'paths/user_phone.yaml',
    line: 'x-provenance: documentation',
  },
  {
    rule: 'rate-limit',
    edits: [['paths/user_phone.yaml', '{ requests: 5, per: minute }', '{ requests: 5, per: hour }']],
    file: 'paths/user_phone.yaml',
    line: 'x-rate-limit:',
  },
  {
    rule: 'rate-limit-buckets',
    edits: [['paths/user_banks_foreign.yaml', 'bucket: create-bank', 'bucket: create-foreign-bank']],
    file: 'paths/user_banks_foreign.yaml',
    line: 'bucket: create-foreign-bank',
  },
  {
    rule: 'rate-limit-headers',
    edits: [
      ['components/responses/TooManyRequests.yaml', '  Retry-After:\n    $ref: ../headers/RetryAfter.yaml\n', ''],
      [
        'components/responses/Ok.yaml',
        '  X-RateLimit-Limit:',
        '  Retry-After:\n    $ref: ../headers/RetryAfter.yaml\n  X-RateLimit-Limit:',
      ],
    ],
    file: 'components/responses/TooManyRequests.yaml',
    line: 'headers:',
  },
  {
    rule: 'related-keywords',
    edits: [['components/schemas/PasswordUpdate.yaml', 'x-same-as: new_password', 'x-same-as: new_pasword']],
    file: 'components/schemas/PasswordUpdate.yaml',
    line: 'x-same-as: new_pasword',
  },
  {
    rule: 'request-body-method',
    edits: [
      [
        'paths/user.yaml',
        '  responses:\n',
        '  requestBody:\n    $ref: ../components/requestBodies/Phone.yaml\n  responses:\n',
      ],
    ],
    file: 'paths/user.yaml',
    line: '  requestBody:',
  },
  {
    rule: 'request-values-bounded',
    edits: [
      ['components/schemas/PhoneUpdate.yaml', '    pattern: ^[0-9+\\-\\s()]+$\n', ''],
      ['components/schemas/PhoneUpdate.yaml', '    x-messages:\n      pattern: The phone format is invalid.\n', ''],
    ],
    file: 'components/schemas/PhoneUpdate.yaml',
    line: '  phone:',
  },
  {
    rule: 'required-fields-exist',
    edits: [['components/schemas/LocalBankCreate.yaml', 'bank_branch', 'branch']],
    file: 'components/schemas/LocalBankCreate.yaml',
    line: 'branch',
  },
  {
    rule: 'scope-exists',
    edits: [['paths/user_phone.yaml', 'wapi-user-update', 'wapi-user-write']],
    file: 'paths/user_phone.yaml',
    line: 'wapi-user-write',
  },
  {
    rule: 'scope-groups',
    edits: [['paths/transactions_meta.yaml', 'wapi-transactions-retrieve', 'wapi-withdrawals-retrieve']],
    file: 'paths/transactions_meta.yaml',
    line: 'wapi-withdrawals-retrieve',
  },
  {
    rule: 'scope-method',
    edits: [['paths/user_phone.yaml', 'wapi-user-update', 'wapi-user-delete']],
    file: 'paths/user_phone.yaml',
    line: 'wapi-user-delete',
  },
  {
    rule: 'scope-parents',
    edits: [
      ['components/securitySchemes/bearer.yaml', 'wapi-user-update: wapi-user-all', 'wapi-user-update: wapi-users-all'],
    ],
    file: 'components/securitySchemes/bearer.yaml',
    line: 'wapi-users-all',
  },
  {
    rule: 'sdk-names',
    edits: [['paths/user_phone.yaml', 'x-sdk-method: updatePhone', 'x-sdk-method: getProfile']],
    file: 'paths/user_phone.yaml',
    line: 'x-sdk-method:',
  },
  {
    rule: 'secrets-write-only',
    edits: [['components/schemas/RefreshRequest.yaml', '    writeOnly: true\n', '']],
    file: 'components/schemas/RefreshRequest.yaml',
    line: '  refresh_token:',
  },
  {
    rule: 'standard-errors',
    edits: [['paths/user_phone.yaml', '    "405":\n      $ref: ../components/responses/MethodNotAllowed.yaml\n', '']],
    file: 'paths/user_phone.yaml',
    line: '  responses:',
  },
  {
    rule: 'webhook-headers',
    edits: [['components/parameters/WebhookSignature.yaml', '  encoding: hex\n', '']],
    file: 'components/parameters/WebhookSignature.yaml',
    line: 'x-webhook-signature:',
  },
  {
    rule: 'webhook-method',
    edits: [['webhooks/withdrawal_held_for_refund.yaml', 'post:\n', 'put:\n']],
    file: 'webhooks/withdrawal_held_for_refund.yaml',
    line: 'put:',
  },
];

/** One mutation for each rule. */
export const mutations: readonly Mutation[] = [...fileMutations, ...contractMutations];
