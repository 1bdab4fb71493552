import type { Mutation } from './mutation.js';

/** One mutation for each rule about schemas and examples. */
export const schemaMutations: readonly Mutation[] = [
  {
    rule: 'additional-properties-deliberate',
    edits: [['components/schemas/WithdrawalEvent.yaml', '    additionalProperties: true\n', '']],
    file: 'components/schemas/WithdrawalEvent.yaml',
    line: '  meta:',
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
    rule: 'example-keys-defined',
    edits: [['components/examples/attemptedTransaction.yaml', '    date:', '    odd: 1\n    date:']],
    file: 'components/examples/attemptedTransaction.yaml',
    line: 'odd: 1',
  },
  {
    rule: 'example-meets-extensions',
    edits: [['components/examples/newPassword.yaml', 'confirm_password: N3w', 'confirm_password: N4w']],
    file: 'components/examples/newPassword.yaml',
    line: 'confirm_password: N4w',
  },
  {
    rule: 'example-values-differ',
    edits: [
      [
        'components/responses/Ok.yaml',
        '    examples:\n',
        '    examples:\n      done: { summary: Done., value: { message: OK }, x-provenance: page }\n',
      ],
    ],
    file: 'components/responses/Ok.yaml',
    line: '    examples:',
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
    rule: 'format-exists',
    edits: [['components/schemas/TokenRequest.yaml', 'format: email', 'format: e-mail']],
    file: 'components/schemas/TokenRequest.yaml',
    line: 'format: e-mail',
  },
  {
    rule: 'header-examples-valid',
    edits: [['components/headers/RetryAfter.yaml', 'example: 60', 'example: soon']],
    file: 'components/headers/RetryAfter.yaml',
    line: 'example: soon',
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
    rule: 'messages-complete',
    edits: [['openapi.yaml', '  x-differs-from: The {field} and {other} must be different.\n', '']],
    file: 'components/schemas/PasswordUpdate.yaml',
    line: 'x-differs-from: old_password',
  },
  {
    rule: 'messages-have-examples',
    edits: [['components/examples/phoneFormat.yaml', 'The phone format is invalid.', 'The phone looks odd.']],
    file: 'components/schemas/PhoneUpdate.yaml',
    line: 'pattern: The phone format is invalid.',
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
    rule: 'platform-enum',
    edits: [['components/schemas/Currency.yaml', 'TTD, USD, XCD]', 'TTD, USD, XCD, ZWL]']],
    file: 'components/schemas/Currency.yaml',
    line: 'ZWL',
  },
  {
    rule: 'message-fits-name',
    edits: [['components/examples/foreignBankExists.yaml', 'A foreign bank account', 'A local bank account']],
    file: 'components/examples/foreignBankExists.yaml',
    line: '  message: A local bank account',
  },
  {
    rule: 'related-keywords',
    edits: [['components/schemas/PasswordUpdate.yaml', 'x-same-as: new_password', 'x-same-as: new_pasword']],
    file: 'components/schemas/PasswordUpdate.yaml',
    line: 'x-same-as: new_pasword',
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
    rule: 'secrets-write-only',
    edits: [['components/schemas/RefreshRequest.yaml', '    writeOnly: true\n', '']],
    file: 'components/schemas/RefreshRequest.yaml',
    line: '  refresh_token:',
  },
  {
    rule: 'schema-values-valid',
    edits: [['components/parameters/PageSize.yaml', 'default: 15', 'default: 500']],
    file: 'components/parameters/PageSize.yaml',
    line: 'default: 500',
  },
];
