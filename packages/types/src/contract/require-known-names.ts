import type { Contract, Tag } from './contract.js';
import { ContractError, pathOf } from './contract-error.js';
import type { Operation } from './operation.js';

/** Everything that reads the contract looks scopes, tags and conditions up by the names that operations have for them. */
export function requireKnownNames(
  operations: readonly Operation[],
  { bearer }: Contract['credentials'],
  tags: readonly Tag[],
  known: readonly string[],
): void {
  for (const [scope, { condition }] of Object.entries(bearer.scopes)) {
    if (condition !== undefined && !known.includes(condition))
      throw new ContractError(`The bundled spec has no condition ${condition}, which ${scope} has.`, [
        'components',
        'securitySchemes',
        'bearer',
      ]);
  }
  const twice = operations.find(({ id }, index) => operations.findIndex((other) => other.id === id) < index);
  if (twice !== undefined)
    throw new ContractError(`The bundled spec has the operation ${twice.id} twice.`, pathOf(twice));
  for (const operation of operations) {
    const { id, scopes, tag, conditions } = operation;
    const place = pathOf(operation);
    const unmet = conditions.find((name) => !known.includes(name));
    if (unmet !== undefined)
      throw new ContractError(`The bundled spec has no condition ${unmet}, which ${id} has.`, place);
    const unknown = scopes.find((scope) => !Object.hasOwn(bearer.scopes, scope));
    if (unknown !== undefined)
      throw new ContractError(`The bundled spec has no scope ${unknown}, which ${id} needs.`, place);
    if (!tags.some(({ name }) => name === tag))
      throw new ContractError(`The bundled spec has no tag ${tag}, which ${id} has.`, place);
  }
}
