import type { Contract, Operation, Scope } from '@wapi/types';
import { docComment, indent, propertyName, quote } from '../source-text/print.js';
import { groupBy } from './group-by.js';
import { pascalCase } from './names.js';
import type { Group } from './groups.js';

/** The operations of a group that require the same scope, or no scope. */
export interface ScopePart {
  /** The leaf scope; undefined if the operations require none. */
  scope: Scope | undefined;
  /** The name of the interface that contains the operations' methods. */
  name: string;
  description: string;
  operations: Operation[];
}

/** Returns the name of the interface that contains all methods of a group. */
export function groupInterfaceName({ tag }: Group): string {
  return `${pascalCase(tag.group)}Operations`;
}

/**
 * Splits a group by the scope that its operations require, in the spec's order. If all operations require the same
 * scope, the group is one part with the group's own name.
 *
 * @throws Error naming the operation that requires two scopes, or the part whose name is taken
 */
export function scopeParts(group: Group): ScopePart[] {
  const { tag, operations } = group;
  const whole = groupInterfaceName(group);
  const byScope = groupBy(operations, requireSingleScope);
  if (byScope.size === 1) {
    const [[scope]] = [...byScope] as [[Scope | undefined, Operation[]]];
    return [{ scope, name: whole, description: tag.description, operations }];
  }
  const parts = [...byScope].map(([scope, some]) => ({
    scope,
    name:
      scope === undefined
        ? `${pascalCase(tag.group)}OpenOperations`
        : `${pascalCase(scope.replace(/^wapi-/, ''))}Operations`,
    description:
      scope === undefined
        ? `The methods of \`wapi.${tag.group}\` that need no scope.`
        : `The methods of \`wapi.${tag.group}\` that the scope \`${scope}\` allows.`,
    operations: some,
  }));
  const taken = parts.find(({ name }) => name === whole);
  if (taken)
    throw new Error(
      `${taken.scope}: its interface must not have the name of the group's interface, received ${taken.name}`,
    );
  return parts;
}

/**
 * Returns the scope that an operation requires.
 *
 * @throws Error if the operation requires several scopes
 */
export function requireSingleScope({ id, scopes: [scope, ...others] }: Operation): Scope | undefined {
  if (others.length > 0)
    throw new Error(`${id}: an operation must need at most one scope, received ${[scope, ...others].join(', ')}`);
  return scope;
}

/** Prints `WapiGrants` and `WapiOpenOperations`: the methods of a client whose scopes are known. */
export function printGrants({ credentials }: Contract, groups: readonly Group[]): string {
  const parts = groups.flatMap((group) => scopeParts(group).map((part) => ({ ...part, group })));
  const grants = Object.entries(credentials.bearer.scopes).map(([scope, { description, parent }]) => {
    const isGranted = (part: ScopePart): boolean =>
      part.scope !== undefined &&
      (part.scope === scope || (parent === undefined && credentials.bearer.scopes[part.scope].parent === scope));
    return `${docComment(description)}\n${quote(scope)}: ${groupsWith(parts.filter(isGranted))};`;
  });
  const open = groupsWith(parts.filter(({ scope }) => scope === undefined));
  return `/** The methods that need no scope. */
export interface WapiOpenOperations ${open}

/** The methods that each scope allows. A parent scope also allows the methods of its group. */
export interface WapiGrants {
${indent(grants.join('\n'))}
}`;
}

function groupsWith(parts: readonly (ScopePart & { group: Group })[]): string {
  const members = [...groupBy(parts, ({ group }) => group)].map(([group, some]) => {
    const scoped = scopeParts(group).filter(({ scope }) => scope !== undefined);
    const whole = scoped.length > 1 && scoped.every(({ name }) => some.some((part) => part.name === name));
    const type = whole ? groupInterfaceName(group) : some.map(({ name }) => name).join(' & ');
    return `readonly ${propertyName(group.tag.group)}: ${type};`;
  });
  return members.length === 0 ? '{}' : `{\n${indent(members.join('\n'))}\n}`;
}
