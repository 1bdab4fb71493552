import { formatPointer } from '@wapi/types';
import { asObject, getChild, getStrings, isEqual } from '../json-pointer.js';
import type { Check, Document, Endpoint, Finding, Json, JsonObject } from '../types.js';
import { getSecuritySchemes, hasSameType } from './credentials.js';

/**
 * The alternative sets of credentials, one of which a request must have. An empty list means one alternative that needs
 * no credential.
 */
interface Requirements {
  alternatives: readonly { credentials: JsonObject; pointer: string }[];
  pointer: string;
}

/** Checks which credentials and scopes operations accept, and how requests send the credentials. */
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
    // A different type replaces the whole credential.
    const keys = hasSameType(from, to) ? ['scheme', 'in', 'name', 'openIdConnectUrl'] : ['type'];
    return keys.flatMap((key): Finding[] => {
      const [before, after] = [getChild(from.node, key), getChild(to.node, key)];
      const isInHeader = [from, to].some(({ node }) => getChild(node, 'in') === 'header');
      if (isEqual(normalizeKey(key, before, isInHeader), normalizeKey(key, after, isInHeader))) return [];
      const location = (after === undefined ? from : to).pointer + formatPointer(key);
      const message = `\`${key}\` of the credential \`${name}\` changed.`;
      const version = after === undefined ? 'base' : 'head';
      return [{ rule, location, version, breaks: ['request'], message, before, after }];
    });
  });
}

/** Returns a value in lower case if it is a case-insensitive HTTP scheme or header name. */
function normalizeKey(key: string, value: Json | undefined, isInHeader: boolean): Json | undefined {
  const isInsensitive = key === 'scheme' || (key === 'name' && isInHeader);
  return isInsensitive && typeof value === 'string' ? value.toLowerCase() : value;
}

/** Reads the security of an operation, or of the root if the operation has none. */
export function readRequirements(document: Document, { place }: Endpoint): Requirements {
  const own = getChild(place.node, 'security');
  const value = own ?? document['security'] ?? [];
  const pointer = own === undefined ? '/security' : `${place.pointer}/security`;
  const list: readonly Json[] = Array.isArray(value) ? value : [];
  const alternatives = list.map((item, index) => ({
    credentials: asObject(item),
    pointer: pointer + formatPointer(index),
  }));
  return { alternatives: list.length > 0 ? alternatives : [{ credentials: {}, pointer }], pointer };
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
  return before.alternatives.flatMap(({ credentials, pointer }): Finding[] => {
    const names = Object.keys(credentials);
    // Skip a removed credential, because its removal is a separate finding.
    if (names.some((name) => !schemes.has(name) && getSecuritySchemes(base).has(name))) return [];
    if (after.alternatives.some((requirement) => meets(credentials, requirement.credentials))) return [];
    return [describeLoss({ from, to, before, after }, credentials, pointer)];
  });
}

interface Change {
  from: Endpoint;
  to: Endpoint;
  before: Requirements;
  after: Requirements;
}

/**
 * Reports an alternative that `head` no longer accepts. If a public operation now requires credentials, the location is
 * the `security` list. If only the scopes changed, the location is the new scopes in `head`. Otherwise, the location is
 * the removed alternative. Alternatives have no order, so the alternative with the new scopes is one that `base` lacks.
 */
function describeLoss({ from, to, before, after }: Change, credentials: JsonObject, pointer: string): Finding {
  const names = Object.keys(credentials);
  const hasSameNames = (other: { credentials: JsonObject }) =>
    isEqual(Object.keys(other.credentials).toSorted(), names.toSorted());
  const same = after.alternatives.find(
    (other) =>
      hasSameNames(other) && !before.alternatives.some((known) => isEqual(known.credentials, other.credentials)),
  );
  const changed = names.find((name) => same && !isEqual(credentials[name], same.credentials[name]));
  const finding = { rule: 'security-requirement-changed', breaks: ['request'] } as const;
  if (names.length === 0) {
    const isOwn = after.pointer !== '/security';
    const location = isOwn ? after.pointer : `${from.place.pointer}/security`;
    const message = `\`${from.id}\` now requires credentials.`;
    return { ...finding, location, version: isOwn ? 'head' : 'base', message };
  }
  if (changed !== undefined && same) {
    const [was, is] = [credentials[changed], same.credentials[changed]];
    const location = same.pointer + formatPointer(changed);
    const message = `\`${to.id}\` requires different scopes of \`${changed}\`.`;
    return { ...finding, location, version: 'head', message, before: was, after: is };
  }
  const isAccepted = after.alternatives.some(hasSameNames);
  const scopes = isAccepted ? ` with the scopes ${formatScopes(credentials)}` : '';
  const message = `\`${from.id}\` no longer accepts \`${names.join(' + ')}\`${scopes}.`;
  return { ...finding, location: pointer, version: 'base', message };
}

const formatScopes = (credentials: JsonObject): string =>
  Object.values(credentials)
    .flatMap(getStrings)
    .map((scope) => `\`${scope}\``)
    .join(', ');
