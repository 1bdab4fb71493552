import type { Mutation } from './mutation.js';

const message = `type: object
required: [message]
properties:
  message: { type: string, description: What happened. }
`;

/** One mutation for each file rule. */
export const fileMutations: Mutation[] = [
  {
    rule: 'component-file-names',
    edits: [
      ['components/schemas/errors/Message.yaml', message],
      ['components/responses/Unauthorized.yaml', '../schemas/Message.yaml', '../schemas/errors/Message.yaml'],
    ],
    file: 'components/schemas/errors/Message.yaml',
  },
  {
    rule: 'discrepancies-valid',
    edits: [['discrepancies.yaml', "  title: The type of a profile's account number\n", '']],
    file: 'discrepancies.yaml',
    line: '- id: profile-account-number-type',
  },
  {
    rule: 'discrepancy-exists',
    edits: [
      [
        'components/schemas/NormalWithdrawal.yaml',
        'x-discrepancy: withdrawal-amount-type',
        'x-discrepancy: withdrawal-amout',
      ],
    ],
    file: 'components/schemas/NormalWithdrawal.yaml',
    line: 'withdrawal-amout',
  },
  {
    rule: 'discriminator-mapping',
    edits: [
      [
        'components/schemas/WithdrawalCreate.yaml',
        'sub_banked: SubBankedWithdrawal.yaml',
        'sub_banked: NormalWithdrawal.yaml',
      ],
    ],
    file: 'components/schemas/WithdrawalCreate.yaml',
    line: 'sub_banked:',
  },
  {
    rule: 'extension-values',
    edits: [['components/schemas/FeeStructure.yaml', 'x-enumDescriptions:\n', 'x-open-enum: 1\nx-enumDescriptions:\n']],
    file: 'components/schemas/FeeStructure.yaml',
    line: 'x-open-enum: 1',
  },
  {
    rule: 'known-extensions',
    edits: [['paths/user_phone.yaml', '  x-sdk-method:', '  x-condition: [verified-account]\n  x-sdk-method:']],
    file: 'paths/user_phone.yaml',
    line: 'x-condition:',
  },
  {
    rule: 'probes-resolve',
    edits: [['discrepancies.yaml', "with_deleted: 'true'", "with_delete: 'true'"]],
    file: 'discrepancies.yaml',
    line: 'with_delete:',
  },
  {
    rule: 'ref-kinds',
    edits: [['components/responses/Ok.yaml', '../schemas/OkResponse.yaml', '../headers/RetryAfter.yaml']],
    file: 'components/responses/Ok.yaml',
    line: '    $ref: ../headers/RetryAfter.yaml',
  },
  {
    rule: 'markdown-links',
    edits: [
      ['components/schemas/Balance.yaml', 'account in one currency.', '[account](../account.md) in one currency.'],
    ],
    file: 'components/schemas/Balance.yaml',
    line: '../account.md',
  },
  {
    rule: 'pattern-valid',
    edits: [['components/schemas/PhoneUpdate.yaml', 'pattern: ^[0-9+\\-\\s()]+$', 'pattern: ^[0-9+\\-\\s(]+)$']],
    file: 'components/schemas/PhoneUpdate.yaml',
    line: 'pattern: ^[',
  },
  {
    rule: 'ref-names',
    edits: [['components/responses/Ok.yaml', 'headers/RateLimitRemaining.yaml', 'headers/RateLimitReset.yaml']],
    file: 'components/responses/Ok.yaml',
    line: 'RateLimitReset.yaml',
  },
  {
    rule: 'refs-to-files',
    edits: [['components/responses/Ok.yaml', '../schemas/OkResponse.yaml', '../schemas/OkResponse.yaml#/properties']],
    file: 'components/responses/Ok.yaml',
    line: '#/properties',
  },
  {
    rule: 'response-status',
    edits: [['paths/user_phone.yaml', 'responses/Unauthorized.yaml', 'responses/Forbidden.yaml']],
    file: 'paths/user_phone.yaml',
    line: '"401":',
  },
  {
    rule: 'root-complete',
    edits: [['openapi.yaml', '\npaths:\n', '\npath:\n']],
    file: 'openapi.yaml',
  },
  {
    rule: 'unused-files',
    edits: [['components/schemas/PhoneNumber.yaml', 'type: string\n']],
    file: 'components/schemas/PhoneNumber.yaml',
  },
  {
    rule: 'validation-speed',
    edits: [['components/schemas/PhoneUpdate.yaml', 'pattern: ^[0-9+\\-\\s()]+$', 'pattern: ^(([0-9+]+)+)+x$']],
    file: 'components/schemas/PhoneUpdate.yaml',
    line: 'pattern: ^(',
  },
  {
    rule: 'workflow-expressions',
    edits: [['workflows/refund.yaml', 'condition: $response.body#/data/cus_t', 'condition: $response.bdy#/data/cus_t']],
    file: 'workflows/refund.yaml',
    line: '$response.bdy',
  },
  {
    rule: 'workflow-fields',
    edits: [
      [
        'workflows/refund.yaml',
        '            scopes: wapi-transactions-all',
        '            scope: wapi-transactions-all',
      ],
    ],
    file: 'workflows/refund.yaml',
    line: 'scope: wapi',
  },
  {
    rule: 'workflow-responses',
    edits: [['workflows/accounts.yaml', '#/data/account_number', '#/data/accountNumber']],
    file: 'workflows/accounts.yaml',
    line: 'accountNumber: $response',
  },
  {
    rule: 'workflow-operations',
    edits: [['workflows/sign-in.yaml', 'operationId: revokeToken', 'operationId: revokeTokens']],
    file: 'workflows/sign-in.yaml',
    line: 'revokeTokens',
  },
  {
    rule: 'workflow-steps',
    edits: [['workflows/refund.yaml', 'stepId: requestAgain', 'stepId:  requestRefund']],
    file: 'workflows/refund.yaml',
    line: 'stepId:  requestRefund',
  },
  {
    rule: 'yaml-readable',
    edits: [['components/schemas/Environment.yaml', 'enum: [sandbox, live]', 'enum: [sandbox, live']],
    file: 'components/schemas/Environment.yaml',
    line: 'enum: [',
  },
];
