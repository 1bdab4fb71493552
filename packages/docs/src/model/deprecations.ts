import {
  type Contract,
  type Deprecation,
  formatPointer,
  getAtPointer,
  type Operation,
  readDeprecation,
} from '@wapi/types';

/** A deprecated part of the API, by a name that readers know. */
export interface DeprecatedPart {
  /** The deprecated operation, or the operation that contains the deprecated part. */
  operation: Operation | undefined;
  /** The part's name, e.g. `page_size` or `UserProfile.phone`; empty for an operation. */
  name: string;
  deprecation: Deprecation;
}

/** Finds every deprecated part in the bundle. */
export function findDeprecations(document: unknown, contract: Contract): DeprecatedPart[] {
  return findDeprecated(document, []).map(({ path, deprecation }) => ({
    ...describe(document, contract, path),
    deprecation,
  }));
}

interface Deprecated {
  path: readonly string[];
  deprecation: Deprecation;
}

function findDeprecated(node: unknown, path: readonly string[]): Deprecated[] {
  if (typeof node !== 'object' || node === null) return [];
  const { deprecation } = readDeprecation(node);
  const own = deprecation === undefined ? [] : [{ path, deprecation }];
  return [...own, ...Object.entries(node).flatMap(([key, child]) => findDeprecated(child, [...path, key]))];
}

function describe(
  document: unknown,
  { operations }: Contract,
  path: readonly string[],
): Pick<DeprecatedPart, 'operation' | 'name'> {
  const [section, ...rest] = path;
  if (section === 'paths') {
    const [template, method, ...inside] = rest;
    const operation = operations.find(
      (candidate) => candidate.path === template && candidate.method === method?.toUpperCase(),
    );
    return { operation, name: partName(document, path, inside) };
  }
  const [kind, component = '', ...inside] = rest;
  const name = kind === 'schemas' ? [component, ...propertyNames(inside)].join('.') : partName(document, path, inside);
  return { operation: undefined, name };
}

/** Returns the name of a parameter, or the names of the fields that lead to a part. */
function partName(document: unknown, path: readonly string[], inside: readonly string[]): string {
  const node = getAtPointer(document, formatPointer(...path));
  if (typeof node === 'object' && node !== null && 'name' in node) return String(node.name);
  return propertyNames(inside).join('.');
}

function propertyNames(path: readonly string[]): string[] {
  return path.filter((_key, index) => path[index - 1] === 'properties');
}
