import type { OperationId } from '@wapi/types';

/** One step in the run of a collection: a documented request, sent once. */
export interface Step {
  operation: OperationId;
  /** The name of the documented request. By default, the first request that works on all platforms. */
  example?: string;
  /** Suffix for the name of a request that is sent more than once. */
  note?: string;
  /** Values that replace documented values, keyed by the name of a field, path parameter or query parameter. */
  values?: Readonly<Record<string, string>>;
  /** JavaScript expressions for the variables to set before the request, keyed by variable name. */
  prepares?: Readonly<Record<string, string>>;
  /** JavaScript expressions that read values from the response `body`, keyed by the variable that stores the value. */
  stores?: Readonly<Record<string, string>>;
  /** The variable that contains the token. */
  token?: 'token' | 'merchantToken';
  /** The step that the customer takes on the mock's hosted page. */
  customer?: { does: string; page: string; stores?: Readonly<Record<string, string>> };
}

/** A folder of requests for a whole group of operations, named after the group. */
export interface RunFolder {
  groupOf: OperationId;
  steps: readonly Step[];
}

const PAY = { does: 'pays', page: 'paymentPage' } as const;
const CHARGE: Step = {
  operation: 'chargeTrustedCard',
  values: { uuid: '{{cardUuid}}', response_url: '{{returnUrl}}' },
  stores: { paymentPage: 'body.url', transactionId: 'body.transaction_id' },
};
const CREATE_WITHDRAWAL: Step = { operation: 'createWithdrawal', stores: { withdrawalId: 'body.data.transaction_id' } };
const ID_OF_WITHDRAWAL = { transaction_id: '{{withdrawalId}}' };
const MERCHANT = { token: 'merchantToken', values: { account_number: '{{accountNumber}}' } } as const;

/**
 * An order in which all requests succeed, no matter how often it runs. Each request uses ids from earlier responses,
 * and the last requests undo the changes that the run made.
 */
export const RUN_ORDER: readonly RunFolder[] = [
  {
    groupOf: 'createToken',
    steps: [
      {
        operation: 'createToken',
        values: { email: '{{email}}', password: '{{password}}', scopes: '{{scopes}}' },
        stores: { token: 'body.access_token', refreshToken: 'body.refresh_token' },
      },
      {
        operation: 'refreshToken',
        values: { refresh_token: '{{refreshToken}}' },
        stores: { token: 'body.access_token', refreshToken: 'body.refresh_token' },
      },
    ],
  },
  {
    groupOf: 'getUserProfile',
    steps: [
      { operation: 'getUserProfile' },
      { operation: 'updatePhone' },
      {
        operation: 'updatePassword',
        values: {
          old_password: '{{password}}',
          new_password: '{{newPassword}}',
          confirm_password: '{{newPassword}}',
        },
      },
      {
        operation: 'updatePassword',
        note: 'restore the old one',
        values: { old_password: '{{newPassword}}', new_password: '{{password}}', confirm_password: '{{password}}' },
      },
      { operation: 'deletePicture' },
      { operation: 'createPicture' },
      { operation: 'updatePicture' },
      { operation: 'deleteLocalBank' },
      { operation: 'createLocalBank' },
      { operation: 'updateLocalBank' },
      { operation: 'getLocalBank' },
      { operation: 'createForeignBank' },
      { operation: 'updateForeignBank' },
      { operation: 'getForeignBank' },
      { operation: 'getBanks' },
      { operation: 'deleteForeignBank' },
    ],
  },
  {
    groupOf: 'listTrustedCards',
    steps: [
      {
        operation: 'createTrustedCard',
        values: { response_url: '{{returnUrl}}' },
        stores: { cardPage: 'body.url' },
        customer: { does: 'enters a card', page: 'cardPage', stores: { cardUuid: 'body.query.uuid' } },
      },
      { operation: 'verifyTrustedCard', values: { uuid: '{{cardUuid}}' } },
      { operation: 'listTrustedCards' },
      { operation: 'retrieveTrustedCard', values: { uuid: '{{cardUuid}}' } },
      {
        ...CHARGE,
        note: 'in USD, to have money for withdrawals',
        values: { ...CHARGE.values, currency: 'USD', total: '250.00' },
        customer: PAY,
      },
      { ...CHARGE, customer: PAY },
      { operation: 'deleteTrustedCard', values: { uuid: '{{cardUuid}}' } },
    ],
  },
  {
    groupOf: 'getTransactionHistory',
    steps: [
      { operation: 'getTransactionHistory', example: 'required parameters' },
      { operation: 'getTransactionHistory', example: 'all parameters' },
      { operation: 'getTransactionMeta' },
      { operation: 'getTransactionFees' },
      { operation: 'retrieveTransaction', values: { transaction_id: '{{transactionId}}' } },
      { operation: 'createRefundRequest', values: { transaction_id: '{{transactionId}}' } },
    ],
  },
  {
    groupOf: 'getWithdrawalHistory',
    steps: [
      { operation: 'getWithdrawalMeta' },
      { ...CREATE_WITHDRAWAL, example: 'bankedRecipient' },
      { ...CREATE_WITHDRAWAL, example: 'unbankedRecipient' },
      { ...CREATE_WITHDRAWAL, example: 'ownBankAccount' },
      { operation: 'retrieveWithdrawal', values: ID_OF_WITHDRAWAL },
      { operation: 'deleteWithdrawal', values: ID_OF_WITHDRAWAL },
      { operation: 'getWithdrawalHistory', example: 'no parameters' },
      { operation: 'getWithdrawalHistory', example: 'all parameters' },
    ],
  },
  {
    groupOf: 'createAccount',
    steps: [
      {
        operation: 'createToken',
        note: 'of the Main Merchant Account',
        values: { email: '{{merchantEmail}}', password: '{{merchantPassword}}', scopes: '{{merchantScopes}}' },
        stores: { merchantToken: 'body.access_token' },
      },
      {
        operation: 'createAccount',
        token: 'merchantToken',
        prepares: { subAccountEmail: '`sub.${Date.now()}@example.com`' },
        values: { email: '{{subAccountEmail}}' },
        stores: { accountNumber: 'body.data.account_number' },
      },
      { operation: 'retrieveAccount', ...MERCHANT },
      { operation: 'updateAccount', ...MERCHANT },
      {
        operation: 'listTrustedCards',
        note: 'of the Main Merchant Account',
        token: 'merchantToken',
        stores: { merchantCard: 'body.data.find(({ verified }) => verified).uuid' },
      },
      {
        operation: 'chargeTrustedCard',
        example: 'orderOfSubAccount',
        token: 'merchantToken',
        values: { uuid: '{{merchantCard}}', account_number: '{{accountNumber}}', response_url: '{{returnUrl}}' },
        stores: { paymentPage: 'body.url' },
      },
      { operation: 'deleteAccount', ...MERCHANT },
    ],
  },
];

/** The request that ends the run. */
export const LAST_STEP: Step = { operation: 'revokeToken' };
