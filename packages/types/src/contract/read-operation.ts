import { isObject } from '../document/dereference.js';
import { pathOf } from './contract-error.js';
import { mergeAllOf } from './merge-all-of.js';
import type { HttpMethod, LeafScope, Provenance } from './names.js';
import { requireKey, type Node, readProvenance, withoutProvenance } from './node.js';
import type {
  Example,
  Operation,
  Parameter,
  RequestBody,
  RequestMediaType,
  ResponseInfo,
  Webhook,
  WebhookSignature,
} from './operation.js';
import { readDeprecation } from './read-deprecation.js';
import { readRateLimit } from './require-usable.js';
import type { Schema } from './schema.js';

const METHODS = ['get', 'post', 'patch', 'delete'] as const;

export function readPathItem(path: string, item: Node): Operation[] {
  const shared = (item['parameters'] ?? []) as Node[];
  return METHODS.flatMap((method) => {
    const operation = item[method];
    return isObject(operation) ? [readOperation(path, method.toUpperCase() as HttpMethod, operation, shared)] : [];
  });
}

function readOperation(path: string, method: HttpMethod, node: Node, shared: readonly Node[]): Operation {
  const place = pathOf({ path, method });
  const security = (node['security'] ?? []) as Record<string, string[]>[];
  const override = node['x-method-override'] as Node | undefined;
  const documentedPath = node['x-documented-path'] as string | undefined;
  const requestBody = node['requestBody'] as Node | undefined;
  const id = requireKey(node, 'operationId', place) as Operation['id'];
  return {
    id,
    method,
    path,
    ...(documentedPath !== undefined && { documentedPath }),
    summary: String(requireKey(node, 'summary', place)),
    description: String(requireKey(node, 'description', place)),
    tag: String((requireKey(node, 'tags', place) as string[])[0]),
    sdkMethod: String(requireKey(node, 'x-sdk-method', place)),
    provenance: requireKey(node, 'x-provenance', place) as Provenance,
    rateLimit: readRateLimit(requireKey(node, 'x-rate-limit', place), id, place),
    conditions: (node['x-conditions'] ?? []) as string[],
    credentials: [...new Set(security.flatMap((requirement) => Object.keys(requirement)))] as Operation['credentials'],
    scopes: readScopes(security),
    ...(override && {
      methodOverride: {
        ...(withoutProvenance(override) as object),
        provenance: override['x-provenance'],
      } as NonNullable<Operation['methodOverride']>,
    }),
    ...(node['x-moves-money'] !== undefined && {
      movesMoney: node['x-moves-money'] as NonNullable<Operation['movesMoney']>,
    }),
    parameters: [...shared, ...((node['parameters'] ?? []) as Node[])].map(readParameter),
    ...(requestBody && { requestBody: readRequestBody(requestBody) }),
    responses: Object.entries(requireKey(node, 'responses', place) as Record<string, Node>)
      .map(([status, response]) => readResponse(status, response, node['x-provenance'] as Provenance))
      .toSorted((a, b) => a.status - b.status),
    ...readDeprecation(node),
  };
}

/**
 * Reads the scope that an operation needs. In the bundle, `security` lists the requirements with this scope first, and
 * those with its parent scope last.
 */
function readScopes(security: readonly Record<string, string[]>[]): LeafScope[] {
  const [leaf] = security.filter(({ bearer }) => bearer !== undefined);
  return [...new Set(leaf?.['bearer'])] as LeafScope[];
}

export function readWebhook(event: string, node: Node): Webhook {
  const place = ['webhooks', event, 'post'];
  return {
    event,
    id: String(requireKey(node, 'operationId', place)),
    summary: String(requireKey(node, 'summary', place)),
    description: String(requireKey(node, 'description', place)),
    tag: String((requireKey(node, 'tags', place) as string[])[0]),
    provenance: requireKey(node, 'x-provenance', place) as Provenance,
    parameters: ((node['parameters'] ?? []) as Node[]).map(readParameter),
    requestBody: readRequestBody(requireKey(node, 'requestBody', place) as Node),
  };
}

function readParameter(node: Node): Parameter {
  return {
    name: String(node['name']),
    in: node['in'] as Parameter['in'],
    required: node['required'] === true,
    description: String(node['description'] ?? ''),
    schema: mergeAllOf(node['schema'] as Schema),
    ...(node['example'] !== undefined && { example: node['example'] }),
    ...(node['x-webhook-signature'] !== undefined && {
      webhookSignature: node['x-webhook-signature'] as WebhookSignature,
    }),
    ...(node['x-discrepancy'] !== undefined && { discrepancy: String(node['x-discrepancy']) }),
    ...readDeprecation(node),
    ...readProvenance(node),
  };
}

function readRequestBody(node: Node): RequestBody {
  return {
    description: String(node['description'] ?? ''),
    required: node['required'] === true,
    content: Object.entries(node['content'] as Record<string, Node>).map(([mediaType, media]): RequestMediaType => {
      const encoding = (media['encoding'] ?? {}) as Record<string, Node & { contentType?: string }>;
      const provenance = Object.entries(encoding).flatMap(([field, part]): [string, Provenance][] => {
        const { provenance: source } = readProvenance(part);
        return source === undefined ? [] : [[field, source]];
      });
      return {
        mediaType,
        schema: mergeAllOf(media['schema'] as Schema),
        partContentTypes: Object.fromEntries(
          Object.entries(encoding).flatMap(([field, { contentType }]) =>
            contentType === undefined ? [] : [[field, contentType]],
          ),
        ),
        ...(provenance.length > 0 && { partProvenance: Object.fromEntries(provenance) }),
        examples: readExamples(media),
        ...readProvenance(media),
      };
    }),
  };
}

/** @param provenance the provenance of the operation; the provenance of an example is never stronger */
export function readResponse(status: string, node: Node, provenance: Provenance = 'page'): ResponseInfo {
  const media = ((node['content'] ?? {}) as Record<string, Node>)['application/json'] ?? {};
  return {
    status: Number(status),
    description: String(node['description'] ?? ''),
    headers: Object.keys((node['headers'] ?? {}) as Node),
    schema: mergeAllOf((media['schema'] ?? {}) as Schema),
    examples: readExamples(media).map((example) => ({
      ...example,
      ...findWeakestProvenance(example.provenance, readProvenance(node).provenance, provenance),
    })),
    ...readProvenance(node),
  };
}

/** The sources, from the strongest to the weakest. */
const PROVENANCES: readonly Provenance[] = ['page', 'reference', 'reference-2.0.2', 'inferred'];

/** Uses the weakest source, because a shared example may be documented for only some of its operations. */
function findWeakestProvenance(
  own: Provenance | undefined,
  ...holders: readonly (Provenance | undefined)[]
): { provenance?: Provenance } {
  if (own === undefined) return {};
  const ranks = [own, ...holders].map((mark) => (mark === undefined ? 0 : PROVENANCES.indexOf(mark)));
  return { provenance: PROVENANCES[Math.max(...ranks)] ?? own };
}

function readExamples(media: Node): Example[] {
  return Object.entries((media['examples'] ?? {}) as Record<string, Node>).map(([name, example]) => ({
    name,
    summary: String(example['summary'] ?? ''),
    value: example['value'],
    ...readProvenance(example),
    ...(example['x-inferred-values'] !== undefined && { inferredValues: example['x-inferred-values'] as string[] }),
    ...(example['x-remedy'] !== undefined && { remedy: example['x-remedy'] as NonNullable<Example['remedy']> }),
    ...(example['x-platforms'] !== undefined && {
      platforms: example['x-platforms'] as NonNullable<Example['platforms']>,
    }),
  }));
}
