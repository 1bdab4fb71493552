import { add, all, drop, remove, set } from '../../support/edits.js';
import { type Breaking, breaking, schema } from './row.js';

const picture = '/components/requestBodies/Picture/content/multipart~1form-data';

/** Breaking edits to requests. */
export const requests: Breaking[] = [
  breaking(
    'a field becomes required',
    add(`${schema('SubBankedWithdrawal')}/required`, 'bank_branch'),
    'required-properties-added',
    `${schema('SubBankedWithdrawal')}/required`,
  ),
  breaking(
    'the maximum length of a shared field decreases',
    set(`${schema('AccountFields', 'password')}/maxLength`, 20),
    'schema-constraint-changed',
    `${schema('AccountFields', 'password')}/maxLength`,
  ),
  breaking(
    'the minimum of a number increases',
    set(`${schema('NormalWithdrawal', 'amount')}/exclusiveMinimum`, 10),
    'schema-constraint-changed',
    `${schema('NormalWithdrawal', 'amount')}/exclusiveMinimum`,
  ),
  breaking(
    'a text gets a pattern',
    set(`${schema('TrustedCardCharge', 'order_id')}/pattern`, '^[0-9]+$'),
    'schema-constraint-changed',
    `${schema('TrustedCardCharge', 'order_id')}/pattern`,
  ),
  breaking(
    'a text gets a format',
    set(`${schema('TrustedCardCharge', 'origin')}/format`, 'uri'),
    'schema-constraint-changed',
    `${schema('TrustedCardCharge', 'origin')}/format`,
  ),
  breaking(
    'a number is no longer accepted as text',
    set(`${schema('TrustedCardCharge', 'total')}/type`, 'number'),
    'schema-type-changed',
    `${schema('TrustedCardCharge', 'total')}/type`,
  ),
  breaking(
    'an enum value is removed from a request',
    drop(`${schema('LocalBankFields', 'bank_account_type')}/enum`, 'saving'),
    'enum-values-removed',
    `${schema('LocalBankFields', 'bank_account_type')}/enum`,
  ),
  breaking(
    'a branch is removed from a request body',
    all(
      remove(`${schema('WithdrawalCreate')}/oneOf/2`),
      remove(`${schema('WithdrawalCreate')}/discriminator/mapping/sub_unbanked`),
    ),
    'schema-combinator-changed',
    `${schema('WithdrawalCreate')}/oneOf/2`,
  ),
  breaking(
    'a query parameter is removed',
    remove('/paths/~1transactions~1fees/get/parameters/0'),
    'parameter-removed',
    '/paths/~1transactions~1fees/get/parameters/0',
  ),
  breaking(
    'a query parameter becomes required',
    set('/components/parameters/CurrencyFilter/required', true),
    'parameter-became-required',
    '/components/parameters/CurrencyFilter/required',
  ),
  breaking(
    'the maximum of a query parameter decreases',
    set('/components/parameters/PageSize/schema/maximum', 50),
    'schema-constraint-changed',
    '/components/parameters/PageSize/schema/maximum',
  ),
  breaking(
    'the serialization of a query parameter changes',
    set('/components/parameters/StatusFilter/explode', false),
    'parameter-serialization-changed',
    '/components/parameters/StatusFilter/explode',
  ),
  breaking(
    'a required parameter is added',
    set('/paths/~1user~1banks/get/parameters', [
      { name: 'kind', in: 'query', required: true, schema: { type: 'string' } },
    ]),
    'parameter-became-required',
    '/paths/~1user~1banks/get/parameters/0/required',
  ),
  breaking(
    'a media type is removed from a request body',
    remove('/components/requestBodies/Phone/content/application~1x-www-form-urlencoded'),
    'media-type-removed',
    '/components/requestBodies/Phone/content/application~1x-www-form-urlencoded',
  ),
  breaking(
    'a request body becomes required',
    set('/components/requestBodies/Refresh/required', true),
    'request-body-became-required',
    '/components/requestBodies/Refresh/required',
  ),
  breaking('a server is removed', remove('/servers/1'), 'server-removed', '/servers/1'),
  breaking(
    'an operation is removed',
    remove('/paths/~1user~1banks~1foreign/delete'),
    'operation-removed',
    '/paths/~1user~1banks~1foreign/delete',
  ),
  breaking(
    'a path is removed with all of its operations',
    remove('/paths/~1withdrawals~1meta'),
    'operation-removed',
    '/paths/~1withdrawals~1meta/get',
  ),
  breaking(
    'a field is removed from a request',
    remove(schema('SubBankedWithdrawal', 'bank_branch')),
    'request-field-removed',
    schema('SubBankedWithdrawal', 'bank_branch'),
  ),
  breaking(
    'the discriminator of a request body changes',
    set(`${schema('WithdrawalCreate')}/discriminator/propertyName`, 'kind'),
    'discriminator-changed',
    `${schema('WithdrawalCreate')}/discriminator/propertyName`,
  ),
  breaking(
    'the default of a parameter changes',
    set('/components/parameters/Page/schema/default', 0),
    'default-changed',
    '/components/parameters/Page/schema/default',
  ),
  breaking(
    'a form part accepts fewer media types',
    set(`${picture}/encoding/picture/contentType`, 'image/jpeg, image/png'),
    'part-encoding-narrowed',
    `${picture}/encoding/picture/contentType`,
  ),
  breaking(
    'a file type is no longer accepted',
    drop(`${schema('PictureUpload', 'picture')}/x-file-types`, 'svg'),
    'file-types-narrowed',
    `${schema('PictureUpload', 'picture')}/x-file-types`,
  ),
  breaking(
    'a field becomes required on a platform',
    set(`${schema('SubBankedWithdrawal')}/x-required-on/bb`, ['bank_branch']),
    'required-on-added',
    `${schema('SubBankedWithdrawal')}/x-required-on/bb`,
  ),
  breaking(
    'a field becomes required for some accounts',
    add(`${schema('TrustedCardCharge')}/x-required-for/main-merchant-account`, 'data'),
    'required-for-added',
    `${schema('TrustedCardCharge')}/x-required-for/main-merchant-account`,
  ),
  breaking(
    'a field of a request is limited to some platforms',
    set(`${schema('SubBankedWithdrawal', 'phone')}/x-platforms`, ['jm', 'tt']),
    'field-platforms-narrowed',
    `${schema('SubBankedWithdrawal', 'phone')}/x-platforms`,
  ),
  breaking(
    'an enum is limited to the values of the platform',
    set(`${schema('IdType')}/x-platform-enum`, 'ids'),
    'platform-enum-added',
    `${schema('IdType')}/x-platform-enum`,
  ),
  breaking(
    'two fields must be equal',
    set(`${schema('NormalWithdrawal', 'withdrawal_type')}/x-same-as`, 'currency'),
    'same-as-added',
    `${schema('NormalWithdrawal', 'withdrawal_type')}/x-same-as`,
  ),
  breaking(
    'two fields must differ',
    set(`${schema('PasswordUpdate', 'confirm_password')}/x-differs-from`, 'old_password'),
    'differs-from-added',
    `${schema('PasswordUpdate', 'confirm_password')}/x-differs-from`,
  ),
  breaking(
    'a date must not be before a different date',
    set('/components/parameters/StartDate/schema/x-not-before', 'end_date'),
    'not-before-added',
    '/components/parameters/StartDate/schema/x-not-before',
  ),
  breaking(
    'a rate limit is lowered',
    set('/paths/~1transactions/get/x-rate-limit/requests', 10),
    'rate-limit-lowered',
    '/paths/~1transactions/get/x-rate-limit/requests',
  ),
  breaking(
    'an operation requires a verified account',
    set('/paths/~1trusted-cards/post/x-conditions', ['verified-account']),
    'condition-added',
    '/paths/~1trusted-cards/post/x-conditions/0',
  ),
  breaking(
    'a method override is removed',
    remove('/paths/~1user~1phone/patch/x-method-override'),
    'method-override-changed',
    '/paths/~1user~1phone/patch/x-method-override',
  ),
  breaking(
    'a platform is removed',
    all(remove('/x-platforms/gy'), drop('/servers/0/variables/platform/enum', 'gy')),
    'platform-removed',
    '/x-platforms/gy',
  ),
  breaking(
    'a currency is removed from a platform',
    drop('/x-platforms/bb/currencies', 'USD'),
    'platform-changed',
    '/x-platforms/bb/currencies',
  ),
  breaking(
    'a server no longer serves a platform',
    drop('/servers/0/variables/platform/enum', 'gd'),
    'server-variable-narrowed',
    '/servers/0/variables/platform/enum',
  ),
  breaking(
    'the default platform of a server changes',
    set('/servers/0/variables/platform/default', 'jm'),
    'server-default-changed',
    '/servers/0/variables/platform/default',
  ),
  breaking(
    'an operation gets a required request body',
    set('/paths/~1user~1banks~1local/delete/requestBody', {
      required: true,
      content: { 'text/plain': { schema: { type: 'string' } } },
    }),
    'request-body-added',
    '/paths/~1user~1banks~1local/delete/requestBody',
  ),
  breaking(
    'the request body of an operation is removed',
    remove('/paths/~1accounts~1{account_number}/patch/requestBody'),
    'request-body-removed',
    '/paths/~1accounts~1{account_number}/patch/requestBody',
  ),
  breaking(
    'a field of a request becomes read-only',
    set(`${schema('TokenRequest', 'email')}/readOnly`, true),
    'read-only-added',
    `${schema('TokenRequest', 'email')}/readOnly`,
  ),
];
