import type { Versions } from './types.js';
import type { OtherChange } from './redocly-diff.js';
import { schemesOf } from './checks/credentials.js';
import { childOf, objectOf, pointerOf } from './nodes.js';
import { readCalls } from './versions.js';

/**
 * What is new and redocly is not shown or does not see: operations and webhooks, scopes, platforms.
 */
export function newThings({ base, head, operations, webhooks }: Versions): OtherChange[] {
  const known = new Set([...operations, ...webhooks].map((call) => call.base.key));
  const calls = readCalls(head);
  const newCalls = [...calls.operations, ...calls.webhooks].filter(({ key }) => !known.has(key)).map(({ place }) => place.pointer);
  const platforms = Object.keys(objectOf(head['x-platforms'])).filter((code) => !(code in objectOf(base['x-platforms'])));
  const schemes = schemesOf(base);
  const scopes = [...schemesOf(head)].flatMap(([name, scheme]) =>
    Object.entries(objectOf(childOf(scheme.node, 'flows'))).flatMap(([flow, node]) => {
      const old = childOf(childOf(childOf(schemes.get(name)?.node, 'flows'), flow), 'scopes');
      return Object.keys(objectOf(childOf(node, 'scopes')))
        .filter((scope) => !(scope in objectOf(old)))
        .map((scope) => scheme.pointer + pointerOf('flows', flow, 'scopes', scope));
    }),
  );
  return [...newCalls, ...platforms.map((code) => pointerOf('x-platforms', code)), ...scopes].map((location) => ({
    impact: 'minor',
    kind: 'added',
    location,
  }));
}
