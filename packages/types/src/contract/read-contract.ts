import { dereference } from '../document/dereference.js';
import type { OpenApiDocument } from '../document/open-api-document.js';
import type { Contract, Tag } from './contract.js';
import { mergeAllOf } from './merge-all-of.js';
import type { Platform } from './names.js';
import { requireKey, type Node, withoutProvenance } from './node.js';
import { readPathItem, readResponse, readWebhook } from './read-operation.js';
import { type PlatformNode, readCredentials, readPlatforms, readServer } from './read-servers.js';
import { requireKnownNames } from './require-known-names.js';
import { requireUsableChecks } from './require-usable.js';

/**
 * Reads the bundle into the contract as data.
 *
 * @throws ContractError naming the location in the bundle, if a required part is missing
 */
export function readContract(document: OpenApiDocument): Contract {
  const root = dereference(document, document) as Node;
  const components = requireKey(root, 'components', []) as Record<string, Record<string, Node>>;
  const tags = (requireKey(root, 'tags', []) as Node[]).map(readTag);
  const credentials = readCredentials(components['securitySchemes'] ?? {});
  const operations = Object.entries(requireKey(root, 'paths', []) as Record<string, Node>).flatMap(([path, item]) =>
    readPathItem(path, item),
  );
  requireKnownNames(operations, credentials, tags, Object.keys(requireKey(root, 'x-conditions', []) as Node));
  const read = {
    info: requireKey(root, 'info', []) as Contract['info'],
    servers: (requireKey(root, 'servers', []) as Node[]).map(readServer),
    platforms: readPlatforms(requireKey(root, 'x-platforms', []) as Record<Platform, PlatformNode>),
    credentials,
    conditions: Object.fromEntries(
      Object.entries(requireKey(root, 'x-conditions', []) as Record<string, Node>).map(
        ([name, { 'x-provenance': provenance, 'x-discrepancy': discrepancy, ...rest }]) => [
          name,
          { ...rest, provenance, ...(discrepancy !== undefined && { discrepancy }) } as Contract['conditions'][string],
        ],
      ),
    ),
    messageTemplates: withoutProvenance(requireKey(root, 'x-message-templates', []) as Node) as Record<string, string>,
    tags,
    operations,
    schemas: Object.fromEntries(
      Object.entries(components['schemas'] ?? {}).map(([name, schema]) => [
        name,
        mergeAllOf({ 'x-name': name, ...schema }),
      ]),
    ),
    webhooks: Object.entries((root['webhooks'] ?? {}) as Record<string, { post: Node }>).map(([event, { post }]) =>
      readWebhook(event, post),
    ),
    fallbacks: {
      notFound: readResponse('404', components['responses']?.['NotFound'] ?? {}),
      payloadTooLarge: readResponse('413', components['responses']?.['PayloadTooLarge'] ?? {}),
    },
  };
  for (const operation of operations) requireUsableChecks(operation, read);
  return read;
}

function readTag(tag: Node): Tag {
  return {
    name: String(tag['name']),
    group: String(requireKey(tag, 'x-sdk-group', ['tags', String(tag['name'])])),
    description: String(tag['description']),
  };
}
