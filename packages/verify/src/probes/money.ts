import { contract, type OperationId } from '@wapi/types';

/**
 * The operations that move, reserve or release money, even if only in the sandbox. A run calls them only with
 * `--allow-money`, or without a credential.
 */
export const MONEY_OPERATIONS: readonly OperationId[] = [
  ...contract.operations.flatMap(({ id, movesMoney }) => (movesMoney ? [id] : [])),
  'verifyTrustedCard',
  'deleteTrustedCard',
  'deleteWithdrawal',
];

/** Returns the reason why a run must not call the operations; undefined if it may call them. */
export function moneyRefusal(calls: readonly OperationId[], allowMoney: boolean): string | undefined {
  const money = calls.find((id) => MONEY_OPERATIONS.includes(id));
  return money === undefined || allowMoney ? undefined : `${money} moves money; allow it with --allow-money`;
}
