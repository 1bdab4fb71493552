import type { OperationId } from '@wapi/types';

/**
 * The operations that move money, hold it or release it, even if only on the sandbox. A run calls them only with
 * `--allow-money`, or without a credential.
 */
export const MONEY_OPERATIONS: readonly OperationId[] = [
  'createRefundRequest',
  'verifyTrustedCard',
  'chargeTrustedCard',
  'deleteTrustedCard',
  'createWithdrawal',
  'deleteWithdrawal',
];
