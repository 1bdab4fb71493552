import type { Contract, Operation } from '@wapi/types';
import { brokenLiteral, docComment, indent, literal, propertyName, quote } from '../source-text/print.js';
import { operationDeprecation } from './deprecation.js';
import { fileLimits, mediaTypeToSend, scopeListFields } from './media-type.js';
import { groupOperations } from './groups.js';
import { moneyFields } from './money.js';
import { neededKeys } from './needed-keys.js';
import { pageItems } from './pages.js';
import { queryParameters } from './query.js';
import { requireSingleScope, scopeParts } from './scope-parts.js';
import { pathParameters } from './signature.js';

/**
 * Prints `operation-list.ts`: for each operation, one constant with the facts that the transport needs. Bundlers can
 * drop the unused constants.
 */
export function printOperationList(contract: Contract): string {
  const entries = groupOperations(contract).flatMap((group) =>
    scopeParts(group).flatMap(({ name, operations }) => operations.map((operation) => ({ name, operation }))),
  );
  const inOrder = contract.operations.flatMap(({ id }) => entries.filter(({ operation }) => operation.id === id));
  const types = [...new Set(inOrder.map(({ name }) => name))].toSorted();
  const hasPages = inOrder.some(({ operation }) => pageItems(operation));
  return `import { defineOperation, type WapiOperation } from '../operation/descriptor.js';
${hasPages ? "import { createPages } from '../operation/pages.js';\n" : ''}import type {
${types.map((name) => `  ${name},\n`).join('')}} from './operations.js';

${sharedConstants(inOrder.map(({ operation }) => operation))}

${inOrder.map(({ name, operation }) => printConstant(contract, operation, name)).join('\n\n')}
`;
}

/** Prints `groups.ts`: every operation by group and method. */
export function printGroups(contract: Contract): string {
  const groups = groupOperations(contract).map(({ tag, operations }) => {
    const methods = operations.map(({ sdkMethod, id }) => `${propertyName(sdkMethod)}: list.${id},`);
    return `${propertyName(tag.group)}: {\n${indent(methods.join('\n'))}\n},`;
  });
  return `import type { OperationGroups } from '../operation/descriptor.js';
import * as list from './operation-list.js';

/** Every operation by group and method. */
export const groups: OperationGroups = {
${indent(groups.join('\n'))}
};
`;
}

function printConstant(contract: Contract, operation: Operation, part: string): string {
  const { id, method, path, rateLimit, responses, summary, tag } = operation;
  const group = contract.tags.find(({ name }) => name === tag)?.group;
  const scope = requireSingleScope(operation);
  const list = [
    quote(id),
    quote(method),
    quote(path),
    String(rateLimit.requests),
    literal(responses.map(({ status }) => status)),
    credentialsName(operation),
    scope === undefined ? 'noScope' : quote(scope),
    ...extras(contract, operation),
  ];
  const text = `${summary}: \`wapi.${group}.${operation.sdkMethod}()\` on the full client.`;
  return `${docComment([text, ...operationDeprecation(contract, operation)].join('\n\n'))}
export const ${id}: WapiOperation<${part}[${quote(operation.sdkMethod)}]> = /* @__PURE__ */ defineOperation(
${indent(list.join(',\n'))},
);`;
}

/** The accepted credentials, keyed by the name of their generated constant. */
const CREDENTIALS = { none: [], bearer: ['bearer'], wapiKey: ['wapiKey'], either: ['bearer', 'wapiKey'] };

/** The constants that several operations share. */
function sharedConstants(operations: readonly Operation[]): string {
  const used = new Set(operations.map(credentialsName));
  const credentials = Object.entries(CREDENTIALS)
    .filter(([name]) => used.has(name))
    .map(([name, kinds]) => `const ${name} = ${literal(kinds)} as const;`);
  const noScope = operations.some((operation) => requireSingleScope(operation) === undefined)
    ? ['const noScope = undefined;']
    : [];
  return [...credentials, ...noScope].join('\n');
}

function credentialsName({ credentials }: Operation): string {
  if (credentials.length > 1) return 'either';
  return credentials[0] ?? 'none';
}

/** Returns the optional properties of an operation's constant. */
function extras(contract: Contract, operation: Operation): string[] {
  const media = mediaTypeToSend(operation);
  const files = media ? fileLimits(media.schema) : {};
  const scopeLists = media ? scopeListFields(media.schema) : [];
  const money = media ? moneyFields(media.schema) : [];
  const query = queryParameters(operation);
  const { methodOverride: override, rateLimit } = operation;
  if (override && override.value !== operation.method)
    throw new Error(
      `${operation.id}: the value of its method override must be ${operation.method}, received ${override.value}`,
    );
  const reserved = reservedWords(contract, operation);
  const needs = neededKeys(operation);
  const entry = {
    ...(rateLimit.bucket !== operation.id && { bucket: rateLimit.bucket }),
    ...(reserved.length > 0 && { reserved }),
    ...(media && {
      mediaType: media.mediaType,
      ...(operation.requestBody?.required === true && { bodyRequired: true }),
    }),
    ...(Object.keys(files).length > 0 && { files }),
    ...(scopeLists.length > 0 && { scopeLists }),
    ...(money.length > 0 && { money: money.map(({ name }) => name) }),
    ...(query.length > 0 && {
      query: Object.fromEntries(query.flatMap(({ name, wireName }) => (name === wireName ? [] : [[name, wireName]]))),
    }),
    ...(operation.movesMoney && { movesMoney: true }),
    ...(pageItems(operation) && { pages: true }),
    ...(override && { override: { method: override.method, field: override.field } }),
    ...(needs.length > 0 && { needs }),
  };
  // Refer to the function itself, so that a bundle without list methods does not contain it.
  return Object.keys(entry).length === 0 ? [] : [brokenLiteral(entry).replace('pages: true', 'pages: createPages')];
}

/**
 * Finds the values of path parameters that would form a different operation's path, e.g. `meta`, because
 * `/transactions/meta` exists.
 */
function reservedWords({ operations }: Contract, operation: Operation): string[] {
  const names = pathParameters(operation).map(({ name }) => `{${name}}`);
  const own = operation.path.split('/');
  const words = operations.flatMap(({ path }) => {
    const other = path.split('/');
    // A parameter in the compared path matches any segment, so it never counts as a difference.
    const differ = own.flatMap((segment, index) =>
      segment === other[index] || other[index]?.startsWith('{') ? [] : [[segment, other[index]]],
    );
    const [[segment, word] = []] = differ;
    return other.length === own.length && differ.length === 1 && names.includes(String(segment)) ? [String(word)] : [];
  });
  return [...new Set(words)];
}
