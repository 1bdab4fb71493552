import { contract, type OperationId } from '@wapi/types';

/**
 * The operations that move money, hold it or release it, even if only on the sandbox. A run calls them only with
 * `--allow-money`, or without a credential.
 */
export const MONEY_OPERATIONS: readonly OperationId[] = [
  ...contract.operations.flatMap(({ id, movesMoney }) => (movesMoney ? [id] : [])),
  'verifyTrustedCard',
  'deleteTrustedCard',
  'deleteWithdrawal',
];
