import type { Contract, Operation, Tag } from '@wapi/types';

/** A tag with its operations, in the spec's order. */
export interface Group {
  tag: Tag;
  operations: Operation[];
}

/** Names that a group cannot have, because the client itself uses them. */
const RESERVED = ['raw', 'limits'];

/**
 * Groups the operations by tag, in the spec's order.
 *
 * @throws Error if a tag is not described, or if two groups or methods would have the same name
 */
export function groupOperations({ tags, operations }: Contract): Group[] {
  const stray = operations.find((operation) => !tags.some((tag) => tag.name === operation.tag));
  if (stray) throw new Error(`${stray.id}: the tag must be defined in tags, received ${stray.tag}`);
  const groups = tags
    .map((tag) => ({ tag, operations: operations.filter((operation) => operation.tag === tag.name) }))
    .filter((group) => group.operations.length > 0);
  assertUnique([...RESERVED, ...groups.map((group) => group.tag.group)], 'groups');
  for (const group of groups) {
    assertUnique(
      group.operations.map((operation) => operation.sdkMethod),
      `methods of ${group.tag.group}`,
    );
  }
  return groups;
}

/**
 * Checks that all names differ.
 *
 * @throws Error if a name occurs twice
 */
export function assertUnique(names: readonly string[], what: string): void {
  const duplicate = names.find((name, index) => names.indexOf(name) !== index);
  if (duplicate !== undefined) throw new Error(`the names of ${what} must be unique, received ${duplicate} twice`);
}
