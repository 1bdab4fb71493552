import type { Contract, Tag } from './contract.js';
import { ContractError, pathOf } from './contract-error.js';
import type { Operation } from './operation.js';

/**
 * Requires that every scope, tag and condition of an operation is defined, because consumers of the contract look them
 * up by name.
 */
export function requireKnownNames(
  operations: readonly Operation[],
  { bearer }: Contract['credentials'],
  tags: readonly Tag[],
  known: readonly string[],
): void {
  for (const [scope, { condition }] of Object.entries(bearer.scopes)) {
    if (condition !== undefined && !known.includes(condition))
      throw new ContractError(
        `Bundled spec: the condition of the scope ${scope} must be defined in x-conditions, received ${condition}.`,
        ['components', 'securitySchemes', 'bearer'],
      );
  }
  const twice = operations.find(({ id }, index) => operations.findIndex((other) => other.id === id) < index);
  if (twice !== undefined)
    throw new ContractError(`Bundled spec: operationId must be unique, received ${twice.id} twice.`, pathOf(twice));
  for (const operation of operations) {
    const { id, scopes, tag, conditions, movesMoney } = operation;
    const place = pathOf(operation);
    const unmet = conditions.find((name) => !known.includes(name));
    if (unmet !== undefined)
      throw new ContractError(
        `Bundled spec: every condition of ${id} must be defined in x-conditions, received ${unmet}.`,
        place,
      );
    const unknown = scopes.find((scope) => !Object.hasOwn(bearer.scopes, scope));
    if (unknown !== undefined)
      throw new ContractError(
        `Bundled spec: every scope of ${id} must be defined in the scheme bearer, received ${unknown}.`,
        place,
      );
    if (movesMoney && !operations.some((other) => other.id === movesMoney.check))
      throw new ContractError(
        `Bundled spec: x-moves-money.check of ${id} must be an operationId, received ${movesMoney.check}.`,
        place,
      );
    if (!tags.some(({ name }) => name === tag))
      throw new ContractError(`Bundled spec: the tag of ${id} must be defined in tags, received ${tag}.`, place);
  }
}
