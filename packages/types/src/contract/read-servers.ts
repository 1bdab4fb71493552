import { ContractError } from './contract-error.js';
import type { Contract, PlatformInfo, ScopeInfo, Server } from './contract.js';
import type { Platform, Provenance, Scope } from './names.js';
import { requireKey, type Node } from './node.js';

/** A platform as the spec contains it. */
export type PlatformNode = Omit<PlatformInfo, 'currency' | 'provenance'> & { 'x-provenance'?: Provenance };

export function readServer(server: Node): Server {
  const place = ['servers', String(server['url'])];
  const platform = requireKey(requireKey(server, 'variables', place) as Node, 'platform', [...place, 'variables']) as {
    default: Server['defaultPlatform'];
  };
  return {
    environment: requireKey(server, 'x-environment', place) as Server['environment'],
    url: String(server['url']),
    description: String(server['description']),
    defaultPlatform: platform.default,
  };
}

export function readPlatforms(nodes: Readonly<Record<Platform, PlatformNode>>): Contract['platforms'] {
  const entries = Object.entries(nodes).map(([code, { 'x-provenance': provenance, ...node }]) => {
    const [currency] = requireKey(node as unknown as Node, 'currencies', ['x-platforms', code]) as string[];
    if (currency === undefined)
      throw new ContractError(`Bundled spec: /x-platforms/${code}/currencies must contain at least one currency.`, [
        'x-platforms',
        code,
        'currencies',
      ]);
    return [code, { ...node, currency, ...(provenance !== undefined && { provenance }) }];
  });
  return Object.fromEntries(entries) as Contract['platforms'];
}

export function readCredentials(schemes: Record<string, Node>): Contract['credentials'] {
  const place = ['components', 'securitySchemes'];
  const ofBearer = [...place, 'bearer'];
  const bearer = requireKey(schemes, 'bearer', place) as Node;
  const key = requireKey(schemes, 'wapiKey', place) as Node;
  const flow = requireKey(requireKey(bearer, 'flows', ofBearer) as Node, 'password', [...ofBearer, 'flows']) as {
    tokenUrl: string;
    scopes: Record<string, string>;
  };
  const parents = requireKey(bearer, 'x-scope-parents', ofBearer) as Record<string, string>;
  const conditions = (bearer['x-scope-conditions'] ?? {}) as Record<string, string>;
  const scopes = Object.entries(flow.scopes).map(([name, description]) => {
    const parent = parents[name];
    const condition = conditions[name] ?? (parent === undefined ? undefined : conditions[parent]);
    return [
      name,
      { description, ...(parent !== undefined && { parent }), ...(condition !== undefined && { condition }) },
    ];
  });
  return {
    bearer: {
      description: String(bearer['description']),
      tokenUrl: flow.tokenUrl,
      scopes: Object.fromEntries(scopes) as Record<Scope, ScopeInfo>,
    },
    wapiKey: {
      description: String(key['description']),
      header: String(key['name']),
      pattern: String(requireKey(key, 'x-key-pattern', [...place, 'wapiKey'])),
      environments: requireKey(key, 'x-key-environments', [
        ...place,
        'wapiKey',
      ]) as Contract['credentials']['wapiKey']['environments'],
    },
  };
}
