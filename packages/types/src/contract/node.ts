import { formatPointer } from '../document/json-pointer.js';
import { ContractError } from './contract-error.js';
import type { Provenance } from './names.js';

/** An object of the bundled document, untyped. */
export type Node = Record<string, unknown>;

export function requireKey(node: Node, key: string, place: readonly string[]): unknown {
  const value = node[key];
  if (value === undefined) {
    const parent = place.length === 0 ? 'the document' : formatPointer(...place);
    throw new ContractError(`Bundled spec: ${parent} must contain ${key}.`, place);
  }
  return value;
}

export function readProvenance(node: Node): { provenance?: Provenance } {
  const provenance = node['x-provenance'] as Provenance | undefined;
  return provenance === undefined ? {} : { provenance };
}

export function withoutProvenance({ 'x-provenance': _provenance, ...rest }: Node): Node {
  return rest;
}
