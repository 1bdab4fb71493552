import { ContractError } from './contract-error.js';
import type { Provenance } from './names.js';

/** An object of the bundled document, untyped. */
export type Node = Record<string, unknown>;

export function requireKey(node: Node, key: string, place: readonly string[]): unknown {
  const value = node[key];
  if (value === undefined) throw new ContractError(`The bundled spec has no ${key} at /${place.join('/')}.`, place);
  return value;
}

export function readProvenance(node: Node): { provenance?: Provenance } {
  const provenance = node['x-provenance'] as Provenance | undefined;
  return provenance === undefined ? {} : { provenance };
}

export function withoutProvenance({ 'x-provenance': _provenance, ...rest }: Node): Node {
  return rest;
}
