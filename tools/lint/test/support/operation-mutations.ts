import type { Mutation } from './mutation.js';

/** One mutation for each rule about operations, responses, scopes and names. */
export const operationMutations: readonly Mutation[] = [
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
    rule: 'documented-paths',
    edits: [['paths/user_banks.yaml', '/user/banks/{type?}', '/user/bank/{type?}']],
    file: 'paths/user_banks.yaml',
    line: '/user/bank/{type?}',
  },
  {
    rule: 'exclusive-keys',
    edits: [['components/parameters/PageSize.yaml', 'example: 15\n', 'example: 15\nexamples: {}\n']],
    file: 'components/parameters/PageSize.yaml',
    line: 'examples: {}',
  },
  {
    rule: 'extension-names',
    edits: [['paths/withdrawals.yaml', 'check: getWithdrawalHistory', 'check: getWithdrawalsHistory']],
    file: 'paths/withdrawals.yaml',
    line: 'check: getWithdrawalsHistory',
  },
  {
    rule: 'file-names',
    edits: [['openapi.yaml', '  /user/phone:\n', '  /user/telephone:\n']],
    file: 'openapi.yaml',
    line: '/user/telephone:',
  },
  {
    rule: 'inferred-errors-marked',
    edits: [['components/responses/LocalBankInvalid.yaml', 'x-provenance: inferred\n', '']],
    file: 'components/responses/LocalBankInvalid.yaml',
  },
  {
    rule: 'method-override',
    edits: [['paths/user_picture.yaml', 'field: _method, value: PATCH', 'field: _method, value: DELETE']],
    file: 'paths/user_picture.yaml',
    line: 'value: DELETE',
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
    // Use this operation, because neither a workflow nor a probe names it.
    edits: [['paths/user_password.yaml', 'operationId: updatePassword', 'operationId: changePassword']],
    file: 'paths/user_password.yaml',
    line: 'changePassword',
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
    edits: [['paths/user_banks_foreign.yaml', 'bucket: retrieve-banks', 'bucket: retrieve-foreign-bank']],
    file: 'paths/user_banks_foreign.yaml',
    line: 'bucket: retrieve-foreign-bank',
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
    rule: 'scope-exists',
    edits: [['paths/user_phone.yaml', 'wapi-user-update', 'wapi-user-write']],
    file: 'paths/user_phone.yaml',
    line: 'wapi-user-write',
  },
  {
    rule: 'scope-groups',
    edits: [['paths/trusted-cards.yaml', 'wapi-trusted-cards-retrieve', 'wapi-withdrawals-retrieve']],
    file: 'paths/trusted-cards.yaml',
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
    rule: 'server-urls',
    edits: [['openapi.yaml', 'https://{platform}sb.', 'http://{platform}sb.']],
    file: 'openapi.yaml',
    line: 'http://{platform}sb.',
  },
  {
    rule: 'standard-errors',
    edits: [['paths/user_phone.yaml', '    "405":\n      $ref: ../components/responses/MethodNotAllowed.yaml\n', '']],
    file: 'paths/user_phone.yaml',
    line: '  responses:',
  },
  {
    rule: 'supported-features',
    edits: [['components/parameters/StatusFilter.yaml', 'style: form', 'style: spaceDelimited']],
    file: 'components/parameters/StatusFilter.yaml',
    line: 'style: spaceDelimited',
  },
  {
    rule: 'summary-unique',
    edits: [
      [
        'paths/user_banks_foreign.yaml',
        '  summary: Create a foreign bank account',
        '  summary:  Update the foreign bank account',
      ],
    ],
    file: 'paths/user_banks_foreign.yaml',
    line: ['  summary:  Update the foreign', '  summary: Update the foreign'],
  },
  {
    rule: 'webhook-event',
    edits: [
      [
        'webhooks/withdrawal_refunded_to_account.yaml',
        'const: withdrawal.refunded_to_account',
        'const: withdrawal.held_for_refund',
      ],
    ],
    file: 'webhooks/withdrawal_refunded_to_account.yaml',
    line: 'const: withdrawal.held_for_refund',
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
  {
    rule: 'status-codes',
    edits: [['paths/user_banks_local.yaml', '    "409":', '    "609":']],
    file: 'paths/user_banks_local.yaml',
    line: '"609":',
  },
  {
    rule: 'header-names',
    edits: [
      [
        'components/responses/TooManyRequests.yaml',
        '  Retry-After:\n',
        '  Content-Type:\n    $ref: ../headers/RetryAfter.yaml\n  Retry-After:\n',
      ],
    ],
    file: 'components/responses/TooManyRequests.yaml',
    line: '  Content-Type:',
  },
  {
    rule: 'media-types',
    edits: [['components/responses/PhoneInvalid.yaml', '  application/json:', '  aplication/json:']],
    file: 'components/responses/PhoneInvalid.yaml',
    line: '  aplication/json:',
  },
];
