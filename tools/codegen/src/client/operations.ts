import type { Contract, Operation } from '@wapi/types';
import { docComment, indent, propertyName, quote } from '../source-text/print.js';
import { assertUnique, type Group, groupOperations } from './groups.js';
import { methodDoc } from './method-doc.js';
import { pascalCase } from './names.js';
import { pageItems } from './pages.js';
import { groupInterfaceName, printGrants, requireSingleScope, type ScopePart, scopeParts } from './scope-parts.js';
import { listArguments, printSignature } from './signature.js';
import { operationTypes } from './types.js';

/** Names of the interfaces that contain several groups. No group may have one of these names. */
const LOOKUPS = ['WapiOperations', 'WapiOpenOperations'];

/**
 * Prints `operations.ts`: the named types of every operation, the method interfaces, and the methods that each scope
 * allows.
 */
export function printOperations(contract: Contract): string {
  const groups = groupOperations(contract);
  const types = groups.flatMap(({ tag, operations }) =>
    operations.map((operation) => operationTypes(operation, `wapi.${tag.group}.${operation.sdkMethod}()`)),
  );
  assertUnique([...LOOKUPS, ...groups.flatMap(interfaceNames)], 'interfaces');
  const interfaces = groups.flatMap((group) => groupInterfaces(contract, group));
  const body = [...types, ...interfaces, allGroups(groups), printGrants(contract, groups), printLookups(groups)].join(
    '\n\n',
  );
  const query = / Query</.test(body)
    ? `type Query<Id extends keyof operations> = NonNullable<operations[Id]['parameters']['query']>;\n`
    : '';
  const atLeastOne = /\bAtLeastOne</.test(body)
    ? `
/** At least one of these fields is required. */
type AtLeastOne<Fields> = {
  [Name in keyof Fields]-?: Present<Pick<Fields, Name>> & Partial<Omit<Fields, Name>>;
}[keyof Fields];

type Present<Fields> = { [Name in keyof Fields]-?: NonNullable<Fields[Name]> };
`
    : '';
  const imports = ['components', ...(query !== '' || /\boperations\[/.test(body) ? ['operations'] : [])].join(', ');
  const calls = [
    'WapiCall',
    ...(/\bWapiPagedCall</.test(body) ? ['WapiPagedCall'] : []),
    'WapiFailure',
    'WapiSuccess',
    'WapiUndocumentedSuccess',
  ].join(', ');
  return `import type { ${imports} } from '@wapi/types';
import type { WapiCallOptions } from '../operation/call-options.js';
import type { ${calls} } from '../operation/result.js';

type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];
${query}${atLeastOne}
${body}
`;
}

/**
 * Returns the names of a group's interfaces. The names must be unique, because TypeScript would merge two interfaces
 * with the same name, and grant the methods of both.
 */
function interfaceNames(group: Group): string[] {
  const parts = scopeParts(group).map(({ name }) => name);
  return [...new Set([...parts, groupInterfaceName(group)])];
}

/**
 * Prints one interface for each scope of a group. If the group has several scopes, also prints one for the whole group.
 */
function groupInterfaces(contract: Contract, group: Group): string[] {
  const parts = scopeParts(group);
  const own = parts.map((part) => partInterface(contract, part));
  if (parts.length === 1) return own;
  const bases = indent(parts.map(({ name }) => name).join(',\n'), 4);
  return [
    ...own,
    `${docComment(group.tag.description)}\nexport interface ${groupInterfaceName(group)}\n  extends\n${bases} {}`,
  ];
}

function partInterface(contract: Contract, { name, description, operations }: ScopePart): string {
  const methods = operations.map((operation) => {
    const signature = printSignature(
      propertyName(operation.sdkMethod),
      listArguments(operation),
      returnType(operation),
    );
    return `${methodDoc(contract, operation)}\n${signature};`;
  });
  return `${docComment(description)}\nexport interface ${name} {\n${indent(methods.join('\n\n'))}\n}`;
}

function returnType(operation: Operation): string {
  const name = pascalCase(operation.id);
  const items = pageItems(operation);
  if (items === undefined) return `WapiCall<${name}Result, ${name}Data>`;
  const path = items.map((key) => `[${quote(key)}]`).join('');
  return `WapiPagedCall<${name}Result, ${name}Data, ${name}Data${path}[number]>`;
}

function printLookups(groups: readonly Group[]): string {
  const members = groups.flatMap(({ operations }) => operations.map(({ id }) => `${id}: ${pascalCase(id)}Result;`));
  const calls = groups.flatMap(({ operations }) =>
    operations.map((operation) => `${operation.id}: ${returnType(operation)};`),
  );
  const scopes = groups.flatMap(({ operations }) =>
    operations.map((operation) => {
      const scope = requireSingleScope(operation);
      return `${operation.id}: ${scope === undefined ? 'never' : quote(scope)};`;
    }),
  );
  return `/** The result of each operation. */
export interface WapiResults {
${indent(members.join('\n'))}
}

/** The call that each operation's method returns. */
export interface WapiCalls {
${indent(calls.join('\n'))}
}

/** The scope that each operation needs. The type is never if the operation needs none. */
export interface WapiScopes {
${indent(scopes.join('\n'))}
}`;
}

function allGroups(groups: readonly Group[]): string {
  const members = groups.map(
    (group) =>
      `${docComment(group.tag.description)}\nreadonly ${propertyName(group.tag.group)}: ${groupInterfaceName(group)};`,
  );
  return `/** Every operation by group. */\nexport interface WapiOperations {\n${indent(members.join('\n'))}\n}`;
}
