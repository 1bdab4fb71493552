import { ContractError, pathOf } from './contract-error.js';
import { dereference, isObject } from './dereference.js';
import type { OpenApiDocument } from './document.js';
import { mergeAllOf } from './merge-all-of.js';
import { readRateLimit, requireUsableChecks } from './require-usable.js';
import type {
  Contract,
  Example,
  HttpMethod,
  LeafScope,
  Operation,
  Parameter,
  Platform,
  PlatformInfo,
  Provenance,
  RequestBody,
  RequestMediaType,
  ResponseInfo,
  Schema,
  Scope,
  ScopeInfo,
  Server,
  Tag,
  Webhook,
  WebhookSignature,
} from './types.js';

type Node = Record<string, unknown>;
/** A platform as the spec has it. */
type PlatformNode = Omit<PlatformInfo, 'currency' | 'provenance'> & { 'x-provenance'?: Provenance };

const METHODS = ['get', 'post', 'patch', 'delete'] as const;

/**
 * Reads the bundled OpenAPI document into the contract as data.
 *
 * @throws ContractError naming the place in the document when something that every part of this project relies on is missing
 */
export function readContract(document: OpenApiDocument): Contract {
  const root = dereference(document, document) as Node;
  const components = need(root, 'components', []) as Record<string, Record<string, Node>>;
  const tags = (need(root, 'tags', []) as Node[]).map(readTag);
  const credentials = readCredentials(components['securitySchemes'] ?? {});
  const operations = Object.entries(need(root, 'paths', []) as Record<string, Node>).flatMap(([path, item]) => readPathItem(path, item));
  requireKnownNames(operations, credentials, tags, Object.keys(need(root, 'x-conditions', []) as Node));
  const read = {
    info: need(root, 'info', []) as Contract['info'],
    servers: (need(root, 'servers', []) as Node[]).map(readServer),
    platforms: readPlatforms(need(root, 'x-platforms', []) as Record<Platform, PlatformNode>),
    credentials,
    conditions: Object.fromEntries(
      Object.entries(need(root, 'x-conditions', []) as Record<string, Node>).map(
        ([name, { 'x-provenance': provenance, 'x-discrepancy': discrepancy, ...rest }]) => [
          name,
          { ...rest, provenance, ...(discrepancy !== undefined && { discrepancy }) } as Contract['conditions'][string],
        ],
      ),
    ),
    messageTemplates: withoutProvenance(need(root, 'x-message-templates', []) as Node) as Record<string, string>,
    tags,
    operations,
    schemas: Object.fromEntries(
      Object.entries(components['schemas'] ?? {}).map(([name, schema]) => [name, mergeAllOf({ 'x-name': name, ...schema })]),
    ),
    webhooks: Object.entries((root['webhooks'] ?? {}) as Record<string, { post: Node }>).map(([event, { post }]) => readWebhook(event, post)),
    fallbacks: {
      notFound: readResponse('404', components['responses']?.['NotFound'] ?? {}),
      payloadTooLarge: readResponse('413', components['responses']?.['PayloadTooLarge'] ?? {}),
    },
  };
  for (const operation of operations) requireUsableChecks(operation, read);
  return read;
}

/** Everything that reads the contract looks scopes, tags and conditions up by the names that operations have for them. */
function requireKnownNames(
  operations: readonly Operation[],
  { bearer }: Contract['credentials'],
  tags: readonly Tag[],
  known: readonly string[],
): void {
  for (const [scope, { condition }] of Object.entries(bearer.scopes)) {
    if (condition !== undefined && !known.includes(condition))
      throw new ContractError(`The bundled spec has no condition ${condition}, which ${scope} has.`, ['components', 'securitySchemes', 'bearer']);
  }
  const twice = operations.find(({ id }, index) => operations.findIndex((other) => other.id === id) < index);
  if (twice !== undefined) throw new ContractError(`The bundled spec has the operation ${twice.id} twice.`, pathOf(twice));
  for (const operation of operations) {
    const { id, scopes, tag, conditions } = operation;
    const place = pathOf(operation);
    const unmet = conditions.find((name) => !known.includes(name));
    if (unmet !== undefined) throw new ContractError(`The bundled spec has no condition ${unmet}, which ${id} has.`, place);
    const unknown = scopes.find((scope) => !Object.hasOwn(bearer.scopes, scope));
    if (unknown !== undefined) throw new ContractError(`The bundled spec has no scope ${unknown}, which ${id} needs.`, place);
    if (!tags.some(({ name }) => name === tag)) throw new ContractError(`The bundled spec has no tag ${tag}, which ${id} has.`, place);
  }
}

function readPlatforms(nodes: Readonly<Record<Platform, PlatformNode>>): Contract['platforms'] {
  const entries = Object.entries(nodes).map(([code, { 'x-provenance': provenance, ...node }]) => {
    const [currency] = need(node as unknown as Node, 'currencies', ['x-platforms', code]) as string[];
    if (currency === undefined)
      throw new ContractError(`The bundled spec has no currency at /x-platforms/${code}/currencies.`, ['x-platforms', code, 'currencies']);
    return [code, { ...node, currency, ...(provenance !== undefined && { provenance }) }];
  });
  return Object.fromEntries(entries) as Contract['platforms'];
}

function readTag(tag: Node): Tag {
  return {
    name: String(tag['name']),
    group: String(need(tag, 'x-sdk-group', ['tags', String(tag['name'])])),
    description: String(tag['description']),
  };
}

function readServer(server: Node): Server {
  const place = ['servers', String(server['url'])];
  const platform = need(need(server, 'variables', place) as Node, 'platform', [...place, 'variables']) as { default: Server['defaultPlatform'] };
  return {
    environment: need(server, 'x-environment', place) as Server['environment'],
    url: String(server['url']),
    description: String(server['description']),
    defaultPlatform: platform.default,
  };
}

function readCredentials(schemes: Record<string, Node>): Contract['credentials'] {
  const place = ['components', 'securitySchemes'];
  const ofBearer = [...place, 'bearer'];
  const bearer = need(schemes, 'bearer', place) as Node;
  const key = need(schemes, 'wapiKey', place) as Node;
  const flow = need(need(bearer, 'flows', ofBearer) as Node, 'password', [...ofBearer, 'flows']) as {
    tokenUrl: string;
    scopes: Record<string, string>;
  };
  const parents = need(bearer, 'x-scope-parents', ofBearer) as Record<string, string>;
  const conditions = (bearer['x-scope-conditions'] ?? {}) as Record<string, string>;
  const scopes = Object.entries(flow.scopes).map(([name, description]) => {
    const parent = parents[name];
    const condition = conditions[name] ?? (parent === undefined ? undefined : conditions[parent]);
    return [name, { description, ...(parent !== undefined && { parent }), ...(condition !== undefined && { condition }) }];
  });
  return {
    bearer: { description: String(bearer['description']), tokenUrl: flow.tokenUrl, scopes: Object.fromEntries(scopes) as Record<Scope, ScopeInfo> },
    wapiKey: {
      description: String(key['description']),
      header: String(key['name']),
      pattern: String(need(key, 'x-key-pattern', [...place, 'wapiKey'])),
      environments: need(key, 'x-key-environments', [...place, 'wapiKey']) as Contract['credentials']['wapiKey']['environments'],
    },
  };
}

function readPathItem(path: string, item: Node): Operation[] {
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
  return {
    id: need(node, 'operationId', place) as Operation['id'],
    method,
    path,
    ...(documentedPath !== undefined && { documentedPath }),
    summary: String(need(node, 'summary', place)),
    description: String(need(node, 'description', place)),
    tag: String((need(node, 'tags', place) as string[])[0]),
    sdkMethod: String(need(node, 'x-sdk-method', place)),
    provenance: need(node, 'x-provenance', place) as Provenance,
    rateLimit: readRateLimit(need(node, 'x-rate-limit', place), place),
    conditions: (node['x-conditions'] ?? []) as string[],
    credentials: security.flatMap((requirement) => Object.keys(requirement)) as Operation['credentials'],
    scopes: [...new Set(security.flatMap((requirement) => Object.values(requirement).flat()))] as LeafScope[],
    ...(override && {
      methodOverride: { ...(withoutProvenance(override) as object), provenance: override['x-provenance'] } as NonNullable<
        Operation['methodOverride']
      >,
    }),
    parameters: [...shared, ...((node['parameters'] ?? []) as Node[])].map(readParameter),
    ...(requestBody && { requestBody: readRequestBody(requestBody) }),
    responses: Object.entries(need(node, 'responses', place) as Record<string, Node>)
      .map(([status, response]) => readResponse(status, response, node['x-provenance'] as Provenance))
      .toSorted((a, b) => a.status - b.status),
  };
}

function readWebhook(event: string, node: Node): Webhook {
  const place = ['webhooks', event, 'post'];
  return {
    event,
    id: String(need(node, 'operationId', place)),
    summary: String(need(node, 'summary', place)),
    description: String(need(node, 'description', place)),
    tag: String((need(node, 'tags', place) as string[])[0]),
    provenance: need(node, 'x-provenance', place) as Provenance,
    parameters: ((node['parameters'] ?? []) as Node[]).map(readParameter),
    requestBody: readRequestBody(need(node, 'requestBody', place) as Node),
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
    ...(node['x-webhook-signature'] !== undefined && { webhookSignature: node['x-webhook-signature'] as WebhookSignature }),
    ...(node['x-discrepancy'] !== undefined && { discrepancy: String(node['x-discrepancy']) }),
    ...provenanceOf(node),
  };
}

function readRequestBody(node: Node): RequestBody {
  return {
    description: String(node['description'] ?? ''),
    required: node['required'] === true,
    content: Object.entries(node['content'] as Record<string, Node>).map(([mediaType, media]): RequestMediaType => {
      const encoding = (media['encoding'] ?? {}) as Record<string, { contentType?: string }>;
      return {
        mediaType,
        schema: mergeAllOf(media['schema'] as Schema),
        partContentTypes: Object.fromEntries(
          Object.entries(encoding).flatMap(([field, { contentType }]) => (contentType === undefined ? [] : [[field, contentType]])),
        ),
        examples: readExamples(media),
        ...provenanceOf(media),
      };
    }),
  };
}

/** @param provenance of the operation: nothing in it is better documented than itself */
function readResponse(status: string, node: Node, provenance: Provenance = 'page'): ResponseInfo {
  const media = ((node['content'] ?? {}) as Record<string, Node>)['application/json'] ?? {};
  return {
    status: Number(status),
    description: String(node['description'] ?? ''),
    headers: Object.keys((node['headers'] ?? {}) as Node),
    schema: mergeAllOf((media['schema'] ?? {}) as Schema),
    examples: readExamples(media).map((example) => ({ ...example, ...weakest(example.provenance, provenanceOf(node).provenance, provenance) })),
    ...provenanceOf(node),
  };
}

/** From the most to the least that is known. */
const PROVENANCES: readonly Provenance[] = ['page', 'reference', 'reference-2.0.2', 'inferred'];

/** A shared example is documented on the operations that document it, and not on all that use it. */
function weakest(own: Provenance | undefined, ...holders: readonly (Provenance | undefined)[]): { provenance?: Provenance } {
  if (own === undefined) return {};
  const ranks = [own, ...holders].map((mark) => (mark === undefined ? 0 : PROVENANCES.indexOf(mark)));
  return { provenance: PROVENANCES[Math.max(...ranks)] ?? own };
}

function readExamples(media: Node): Example[] {
  return Object.entries((media['examples'] ?? {}) as Record<string, Node>).map(([name, example]) => ({
    name,
    summary: String(example['summary'] ?? ''),
    value: example['value'],
    ...provenanceOf(example),
    ...(example['x-inferred-values'] !== undefined && { inferredValues: example['x-inferred-values'] as string[] }),
    ...(example['x-remedy'] !== undefined && { remedy: example['x-remedy'] as NonNullable<Example['remedy']> }),
    ...(example['x-platforms'] !== undefined && { platforms: example['x-platforms'] as NonNullable<Example['platforms']> }),
  }));
}

function provenanceOf(node: Node): { provenance?: Provenance } {
  const provenance = node['x-provenance'] as Provenance | undefined;
  return provenance === undefined ? {} : { provenance };
}

function withoutProvenance({ 'x-provenance': _provenance, ...rest }: Node): Node {
  return rest;
}

function need(node: Node, key: string, place: readonly string[]): unknown {
  const value = node[key];
  if (value === undefined) throw new ContractError(`The bundled spec has no ${key} at /${place.join('/')}.`, place);
  return value;
}
