import { formatPointer } from '@wapi/types';
import { asObject, getChild, getStrings, isEqual } from '../json-pointer.js';
import type { Check, Document, Endpoint, Finding, Json, JsonObject } from '../types.js';
import { getSecuritySchemes } from './credentials.js';

/** The alternatives of which a request must meet one. */
interface Requirements {
  alternatives: readonly JsonObject[];
  pointer: string;
}

/** Checks which credentials and scopes operations accept, and how credentials are sent. */
export const checkSecurity: Check = ({ base, head, operations }) => [
  ...checkSchemes(base, head),
  ...operations.flatMap(({ base: from, head: to }) => (to ? checkRequirements(base, head, from, to) : [])),
];

function checkSchemes(base: Document, head: Document): Finding[] {
  const schemes = getSecuritySchemes(head);
  return [...getSecuritySchemes(base)].flatMap(([name, from]): Finding[] => {
    const to = schemes.get(name);
    const rule = 'security-scheme-changed';
    if (to === undefined) {
      const message = `The credential \`${name}\` was removed.`;
      return [{ rule, location: from.pointer, version: 'base', breaks: ['request'], message }];
    }
    return ['type', 'scheme', 'in', 'name', 'openIdConnectUrl'].flatMap((key): Finding[] => {
      const [before, after] = [getChild(from.node, key), getChild(to.node, key)];
      if (isEqual(normalizeKey(from.node, key, before), normalizeKey(to.node, key, after))) return [];
      const location = (after === undefined ? from : to).pointer + formatPointer(key);
      const message = `\`${key}\` of the credential \`${name}\` changed.`;
      const version = after === undefined ? 'base' : 'head';
      return [{ rule, location, version, breaks: ['request'], message, before, after }];
    });
  });
}

/** HTTP schemes and the names of headers are case-insensitive. */
function normalizeKey(scheme: Json, key: string, value: Json | undefined): Json | undefined {
  const isInsensitive = key === 'scheme' || (key === 'name' && getChild(scheme, 'in') === 'header');
  return isInsensitive && typeof value === 'string' ? value.toLowerCase() : value;
}

function readRequirements(document: Document, { place }: Endpoint): Requirements {
  const own = getChild(place.node, 'security');
  const value = own ?? document['security'] ?? [];
  const alternatives = Array.isArray(value) && value.length > 0 ? value.map(asObject) : [{}];
  return { alternatives, pointer: own === undefined ? '/security' : `${place.pointer}/security` };
}

function checkRequirements(base: Document, head: Document, from: Endpoint, to: Endpoint): Finding[] {
  const [before, after] = [readRequirements(base, from), readRequirements(head, to)];
  const schemes = getSecuritySchemes(head);
  const parents = new Map([...schemes].map(([name, { node }]) => [name, asObject(getChild(node, 'x-scope-parents'))]));
  const meets = (credentials: JsonObject, requirement: JsonObject) =>
    Object.entries(requirement).every(([name, scopes]) => {
      const granted = getStrings(credentials[name]);
      const isGranted = (scope: string) =>
        granted.includes(scope) || granted.includes(String(parents.get(name)?.[scope]));
      return name in credentials && getStrings(scopes).every(isGranted);
    });
  return before.alternatives.flatMap((credentials, index): Finding[] => {
    const names = Object.keys(credentials);
    // The removal of the credential itself is a finding of its own.
    if (names.some((name) => !schemes.has(name) && getSecuritySchemes(base).has(name))) return [];
    if (after.alternatives.some((requirement) => meets(credentials, requirement))) return [];
    return [describeLoss({ from, to, before, after }, credentials, index)];
  });
}

interface Change {
  from: Endpoint;
  to: Endpoint;
  before: Requirements;
  after: Requirements;
}

/** Points at changed scopes, at the list if a public operation needs credentials, or at the removed alternative. */
function describeLoss({ from, to, before, after }: Change, credentials: JsonObject, index: number): Finding {
  const names = Object.keys(credentials);
  const same = after.alternatives.findIndex((requirement) =>
    isEqual(Object.keys(requirement).toSorted(), names.toSorted()),
  );
  const changed = names.find((name) => !isEqual(credentials[name], after.alternatives[same]?.[name]));
  const finding = { rule: 'security-requirement-changed', breaks: ['request'] } as const;
  if (names.length === 0) {
    const isOwn = after.pointer !== '/security';
    const location = isOwn ? after.pointer : `${from.place.pointer}/security`;
    const message = `\`${from.id}\` now requires credentials.`;
    return { ...finding, location, version: isOwn ? 'head' : 'base', message };
  }
  if (changed !== undefined && same >= 0) {
    const [was, is] = [credentials[changed], after.alternatives[same]?.[changed]];
    const location = after.pointer + formatPointer(same, changed);
    const message = `\`${to.id}\` requires different scopes of \`${changed}\`.`;
    return { ...finding, location, version: 'head', message, before: was, after: is };
  }
  const message = `\`${from.id}\` no longer accepts \`${names.join(' + ')}\`.`;
  return { ...finding, location: before.pointer + formatPointer(index), version: 'base', message };
}
