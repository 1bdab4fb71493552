import type { Contract, Operation } from '@wapi/types';
import { indent, literal, propertyName } from '../print.js';
import { fileFields, mediaTypeToSend } from './media-type.js';
import { groupsOf } from './operations.js';
import { queryParameters } from './query.js';
import { pathParameters } from './signature.js';

/** `wire.ts`: what the transport needs at run time, and nothing more. */
export function printWire(contract: Contract): string {
  const { wapiKey } = contract.credentials;
  const servers = Object.fromEntries(contract.servers.map(({ environment, url }) => [environment, url]));
  return `import type { WireOperations } from '../transport/wire-operation.js';

/** Server URLs by environment. */
export const servers = ${literal(servers)} as const;

/** The two-letter codes that \`{platform}\` in a server URL stands for. */
export const platforms = ${literal(Object.keys(contract.platforms))} as const;

/** The key credential: its header, its form, and the environment by the word in it. */
export const wapiKey = {
  header: ${literal(wapiKey.header)},
  pattern: ${new RegExp(wapiKey.pattern)},
  environments: ${literal(wapiKey.environments)},
} as const;

/** Every operation by group and method. */
export const wire = {
${indent(
  groupsOf(contract)
    .map(({ tag, operations }) => `${propertyName(tag.group)}: {\n${indent(operations.map(printOperation).join('\n'))}\n},`)
    .join('\n'),
)}
} as const satisfies WireOperations;
`;
}

function printOperation(operation: Operation): string {
  const media = mediaTypeToSend(operation);
  const files = media ? fileFields(media.schema) : [];
  const query = queryParameters(operation);
  const entry = {
    id: operation.id,
    method: operation.method,
    path: operation.path,
    ...(pathParameters(operation).length > 0 && { pathParameters: pathParameters(operation).map(({ name }) => name) }),
    ...(media && { mediaType: media.mediaType, bodyRequired: operation.requestBody?.required === true }),
    ...(files.length > 0 && { files }),
    ...(query.length > 0 && {
      query: Object.fromEntries(query.flatMap(({ name, wireName }) => (name === wireName ? [] : [[name, wireName]]))),
    }),
    credentials: operation.credentials,
    statuses: operation.responses.map(({ status }) => status),
  };
  const fields = Object.entries(entry).map(([key, value]) => `${key}: ${literal(value)},`);
  return `${propertyName(operation.sdkMethod)}: {\n${indent(fields.join('\n'))}\n},`;
}
