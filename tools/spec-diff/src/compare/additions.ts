import { formatPointer } from '@wapi/types';
import type { Versions } from './types.js';
import type { OtherChange } from './redocly-diff.js';
import { getSecuritySchemes } from './checks/credentials.js';
import { getChild, asObject } from './json-pointer.js';
import { readEndpoints } from './versions.js';

/**
 * Finds the additions that Redocly does not report: operations, webhooks, scopes and platforms.
 */
export function findAdditions({ base, head, operations, webhooks }: Versions): OtherChange[] {
  const known = new Set([...operations, ...webhooks].map((endpoint) => endpoint.base.key));
  const endpoints = readEndpoints(head);
  const newEndpoints = [...endpoints.operations, ...endpoints.webhooks]
    .filter(({ key }) => !known.has(key))
    .map(({ place }) => place.pointer);
  const platforms = Object.keys(asObject(head['x-platforms'])).filter(
    (code) => !(code in asObject(base['x-platforms'])),
  );
  const schemes = getSecuritySchemes(base);
  const scopes = [...getSecuritySchemes(head)].flatMap(([name, scheme]) =>
    Object.entries(asObject(getChild(scheme.node, 'flows'))).flatMap(([flow, node]) => {
      const old = getChild(getChild(getChild(schemes.get(name)?.node, 'flows'), flow), 'scopes');
      return Object.keys(asObject(getChild(node, 'scopes')))
        .filter((scope) => !(scope in asObject(old)))
        .map((scope) => scheme.pointer + formatPointer('flows', flow, 'scopes', scope));
    }),
  );
  return [...newEndpoints, ...platforms.map((code) => formatPointer('x-platforms', code)), ...scopes].map(
    (location) => ({
      impact: 'minor',
      kind: 'added',
      location,
    }),
  );
}
