import { add, all, copy, drop, type Edit, remove, rename, reverse, set } from '../../support/edits.js';
import { schema } from './row.js';

const account = '/paths/~1accounts~1{account_number}';

const operation = {
  operationId: 'listCards',
  summary: 'List cards',
  description: 'Lists cards.',
  tags: ['Trusted Cards'],
  'x-sdk-method': 'listAll',
  'x-rate-limit': { requests: 5, per: 'minute' },
  'x-provenance': 'reference',
  security: [{ bearer: ['wapi-trusted-cards-retrieve'] }],
  responses: { '200': { $ref: '#/components/responses/Ok' } },
};

/** Compatible edits, each with the bump that it requires. */
export const compatible: [name: string, edit: Edit, bump: 'minor' | 'patch'][] = [
  ['a new operation', set('/paths/~1trusted-cards/put', operation), 'minor'],
  [
    'a new path',
    set('/paths/~1cards', { get: { ...operation, operationId: 'listAllCards', 'x-sdk-method': 'listOther' } }),
    'minor',
  ],
  [
    'a new optional field in a request',
    set(schema('AccountFields', 'phone'), { type: 'string', description: 'A phone number.' }),
    'minor',
  ],
  [
    'a new optional field in a response',
    set(schema('Balance', 'available'), { type: 'number', description: 'What can be paid out.' }),
    'minor',
  ],
  [
    'a new required field in a response',
    all(set(schema('Account', 'phone'), { type: 'string' }), add(`${schema('Account')}/required`, 'phone')),
    'minor',
  ],
  [
    'a new field in webhooks',
    set(schema('WithdrawalEvent', 'attempt'), { type: 'integer', description: 'How often it was sent.' }),
    'minor',
  ],
  [
    'a new optional query parameter',
    add('/paths/~1withdrawals/get/parameters', {
      name: 'sort',
      in: 'query',
      required: false,
      schema: { type: 'string' },
    }),
    'minor',
  ],
  [
    'a new response',
    set('/paths/~1user~1phone/patch/responses/409', { $ref: '#/components/responses/LocalBankExists' }),
    'minor',
  ],
  [
    'a new header in a response',
    set('/components/responses/Created/headers/X-Request-Id', { description: 'An id.', schema: { type: 'string' } }),
    'minor',
  ],
  [
    'a new media type for a body',
    set('/components/requestBodies/Password/content/application~1json', {
      schema: { $ref: '#/components/schemas/PasswordUpdate' },
    }),
    'minor',
  ],
  [
    'a new named example',
    set('/components/requestBodies/Phone/content/multipart~1form-data/examples/another', {
      summary: 'Another.',
      value: { phone: '123' },
    }),
    'minor',
  ],
  [
    'a new scope with a parent',
    all(
      set('/components/securitySchemes/bearer/flows/password/scopes/wapi-user-export', 'Export.'),
      set('/components/securitySchemes/bearer/x-scope-parents/wapi-user-export', 'wapi-user-all'),
    ),
    'minor',
  ],
  [
    'a new server',
    add('/servers', {
      url: 'https://{platform}beta.wipayfinancial.com/wapi',
      description: 'Beta.',
      'x-environment': 'sandbox',
    }),
    'minor',
  ],
  [
    'a new platform',
    all(
      set('/x-platforms/lc', { name: 'Saint Lucia', country: 'LC-662', code: 'LC', currencies: ['XCD', 'USD'] }),
      add('/servers/0/variables/platform/enum', 'lc'),
      add('/servers/1/variables/platform/enum', 'lc'),
    ),
    'minor',
  ],
  ['a platform on one more server', add('/servers/1/variables/platform/enum', 'lc'), 'minor'],
  [
    'a new OAuth flow',
    set('/components/securitySchemes/bearer/flows/clientCredentials', { tokenUrl: 'https://example.com', scopes: {} }),
    'minor',
  ],
  [
    'a new method override',
    set('/paths/~1user~1picture/delete/x-method-override', { method: 'POST', field: '_method', value: 'DELETE' }),
    'minor',
  ],
  ['a new callback', set('/paths/~1user~1picture/post/callbacks', { done: {} }), 'minor'],
  ['a new currency on a platform', add('/x-platforms/bb/currencies', 'EUR'), 'minor'],
  [
    'a new webhook with its name in the header',
    all(
      copy('/webhooks/withdrawal.held_for_refund', '/webhooks/withdrawal.cancelled'),
      set('/webhooks/withdrawal.cancelled/post/operationId', 'withdrawalCancelled'),
      add('/components/parameters/WebhookEvent/schema/enum', 'withdrawal.cancelled'),
    ),
    'minor',
  ],
  ['a changed description of an operation', set('/paths/~1user/get/description', 'Says who the caller is.'), 'patch'],
  ['a changed description of a field', set(`${schema('UserProfile', 'phone')}/description`, 'The phone.'), 'patch'],
  ['a changed provenance', set('/paths/~1accounts/post/x-provenance', 'page'), 'patch'],
  ['a changed documented path', set('/paths/~1user~1banks/get/x-documented-path', '/user/banks/{kind?}'), 'patch'],
  ['changed values in a named example', set('/components/examples/userProfile/value/message', 'Okay'), 'patch'],
  ['a raised rate limit', set('/paths/~1user~1banks/get/x-rate-limit/requests', 60), 'patch'],
  [
    'a new enum value in a request',
    add(`${schema('SubBankedWithdrawal', 'bank_account_type')}/enum`, 'current'),
    'minor',
  ],
  ['a new value of an open enum', add(`${schema('AttemptedTransaction', 'status')}/enum`, 'reversed'), 'patch'],
  ['a higher maximum length in a request', set(`${schema('TrustedCardCharge', 'data')}/maxLength`, 16384), 'patch'],
  [
    'a removed pattern in a request',
    all(remove(`${schema('PhoneUpdate', 'phone')}/pattern`), remove(`${schema('PhoneUpdate', 'phone')}/x-messages`)),
    'patch',
  ],
  [
    'a field of a request that becomes optional',
    drop(`${schema('PasswordUpdate')}/required`, 'confirm_password'),
    'patch',
  ],
  [
    'a field of a request that becomes optional on a platform',
    drop(`${schema('SubBankedWithdrawal')}/x-required-on/jm`, 'bank_branch'),
    'patch',
  ],
  [
    'a removed rule that two fields must differ',
    remove(`${schema('PasswordUpdate', 'new_password')}/x-differs-from`),
    'patch',
  ],
  ['a higher maximum of a parameter', set('/components/parameters/PageSize/schema/maximum', 200), 'patch'],
  [
    'a new file type',
    all(
      add(`${schema('PictureUpload', 'picture')}/x-file-types`, 'webp'),
      set(
        '/components/requestBodies/Picture/content/multipart~1form-data/encoding/picture/contentType',
        'image/bmp, image/gif, image/jpeg, image/png, image/svg+xml, image/webp',
      ),
    ),
    'minor',
  ],
  [
    'a renamed condition',
    all(
      rename('/x-conditions/main-merchant-account', 'merchant'),
      set('/components/securitySchemes/bearer/x-scope-conditions/wapi-accounts-all', 'merchant'),
      rename(`${schema('TrustedCardCharge')}/x-required-for/main-merchant-account`, 'merchant'),
      rename('/x-conditions/verified-account', 'verified'),
      set('/paths/~1user~1banks~1local/post/x-conditions', ['verified']),
    ),
    'patch',
  ],
  ['a removed condition', remove('/paths/~1user~1banks~1foreign/post/x-conditions'), 'patch'],
  ['an operation that became public', set('/paths/~1user~1phone/patch/security', []), 'minor'],
  ['a key as an additional credential', add('/paths/~1auth~1tokens/delete/security', { wapiKey: [] }), 'minor'],
  [
    'a field of a response that is no longer nullable',
    set(`${schema('LocalBank', 'bank_name')}/type`, 'string'),
    'patch',
  ],
  [
    'a field of a response that becomes required',
    add(`${schema('IncompleteTransaction')}/required`, 'fee_structure'),
    'patch',
  ],
  [
    'a deprecated operation',
    all(
      set('/paths/~1transactions~1fees/get/deprecated', true),
      set('/paths/~1transactions~1fees/get/x-sunset', '2028-01-31'),
    ),
    'minor',
  ],
  [
    'fields that move from a part into their schema',
    all(
      remove(`${schema('ForeignBankUpdate')}/allOf`),
      copy(`${schema('ForeignBankFields')}/properties`, `${schema('ForeignBankUpdate')}/properties`),
    ),
    'patch',
  ],
  [
    'a schema that becomes a component',
    all(
      copy(schema('UserProfile', 'bank_configured'), schema('ProfileBanks')),
      set(schema('UserProfile', 'bank_configured'), { $ref: '#/components/schemas/ProfileBanks' }),
    ),
    'patch',
  ],
  [
    'a renamed schema',
    all(
      rename(schema('TransactionFees'), 'Fees'),
      set(schema('TransactionFeesResponse', 'data'), { $ref: '#/components/schemas/Fees' }),
    ),
    'patch',
  ],
  [
    'a different order of lists',
    all(
      reverse('/tags'),
      reverse('/paths/~1withdrawals/get/parameters'),
      reverse('/paths/~1user/get/security'),
      reverse('/webhooks/withdrawal.held_for_refund/post/parameters'),
      reverse(`${schema('WithdrawalCreate')}/oneOf`),
      reverse(`${schema('UserProfile')}/required`),
      reverse(`${schema('IdType')}/enum`),
    ),
    'patch',
  ],
  [
    'parameters that move from a path into its operations',
    all(
      ...['get', 'patch', 'delete'].map((method) => copy(`${account}/parameters`, `${account}/${method}/parameters`)),
      remove(`${account}/parameters`),
    ),
    'patch',
  ],
  ['changed default credentials that no operation uses', set('/security', [{ bearer: [] }]), 'patch'],
];
