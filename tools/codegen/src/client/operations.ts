import type { Contract, Operation, Tag } from '@wapi/types';
import { docComment, indent, propertyName } from '../print.js';
import { methodDoc } from './method-doc.js';
import { pascalCase } from './names.js';
import { argumentsOf, printArguments } from './signature.js';
import { operationTypes } from './types.js';

/** A tag that has operations, with them in the spec's order. */
export interface Group {
  tag: Tag;
  operations: Operation[];
}

/** Names that a group cannot have because the client uses them itself. */
const RESERVED = ['raw'];

/**
 * The operations by tag, in the spec's order.
 *
 * @throws Error if a tag is not described, or if two groups or methods would share one name
 */
export function groupsOf({ tags, operations }: Contract): Group[] {
  const stray = operations.find((operation) => !tags.some((tag) => tag.name === operation.tag));
  if (stray) throw new Error(`${stray.id}: the spec does not describe the tag ${stray.tag}`);
  const groups = tags
    .map((tag) => ({ tag, operations: operations.filter((operation) => operation.tag === tag.name) }))
    .filter((group) => group.operations.length > 0);
  refuseTwins([...RESERVED, ...groups.map((group) => group.tag.group)], 'groups');
  for (const group of groups) {
    refuseTwins(
      group.operations.map((operation) => operation.sdkMethod),
      `methods of ${group.tag.group}`,
    );
  }
  return groups;
}

function refuseTwins(names: readonly string[], what: string): void {
  const twin = names.find((name, index) => names.indexOf(name) !== index);
  if (twin !== undefined) throw new Error(`two ${what} would be called ${twin}`);
}

/** `operations.ts`: the named types of every operation, and one interface per group. */
export function printOperations(contract: Contract): string {
  const groups = groupsOf(contract);
  const types = groups.flatMap(({ tag, operations }) =>
    operations.map((operation) => operationTypes(operation, `wapi.${tag.group}.${operation.sdkMethod}()`)),
  );
  const body = [...types, ...groups.map((group) => groupInterface(contract, group)), allGroups(groups)].join('\n\n');
  const query = / Query</.test(body) ? `type Query<Id extends keyof operations> = NonNullable<operations[Id]['parameters']['query']>;\n` : '';
  const imports = ['components', ...(query !== '' || /\boperations\[/.test(body) ? ['operations'] : [])].join(', ');
  return `import type { ${imports} } from '@wapi/types';
import type { WapiCallOptions } from '../options.js';
import type { WapiFailure, WapiSuccess } from '../result.js';

type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];
${query}
${body}
`;
}

function groupInterface(contract: Contract, { tag, operations }: Group): string {
  const methods = operations.map(
    (operation) =>
      `${methodDoc(contract, operation)}\n${propertyName(operation.sdkMethod)}(${printArguments(argumentsOf(operation))}): Promise<${pascalCase(operation.id)}Result>;`,
  );
  return `${docComment(tag.description)}\nexport interface ${pascalCase(tag.group)}Operations {\n${indent(methods.join('\n\n'))}\n}`;
}

function allGroups(groups: readonly Group[]): string {
  const members = groups.map(({ tag }) => `${docComment(tag.description)}\nreadonly ${propertyName(tag.group)}: ${pascalCase(tag.group)}Operations;`);
  return `/** Every operation by group. */\nexport interface WapiOperations {\n${indent(members.join('\n'))}\n}`;
}
