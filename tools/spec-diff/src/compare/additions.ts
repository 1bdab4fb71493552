import { formatPointer } from '@wapi/types';
import { getSecuritySchemes } from './checks/credentials.js';
import { readRequirements } from './checks/security.js';
import { getUrl, toServers } from './checks/servers.js';
import { asObject, at, getChild, getEntries, isEqual, valueAt } from './json-pointer.js';
import { findKeyword, getAllPropertyNames, getPropertyNames } from './normalize/parts.js';
import { compareSchemas } from './schemas/compare-schemas.js';
import type { Document, Endpoint, JsonObject, Node, OtherChange, SchemaPair, Versions } from './types.js';
import { readEndpoints } from './versions.js';

/** Finds additions in `head`: operations, fields, accepted values, responses, scopes and so on. */
export function findAdditions(versions: Versions): OtherChange[] {
  const { operations, webhooks, schemas } = versions;
  const locations = [
    ...findEndpoints(versions),
    ...[...operations, ...webhooks].flatMap(({ base, head }) => (head ? findInEndpoint(versions, base, head) : [])),
    ...schemas.flatMap((pair) => findInSchema(versions, pair)),
    ...findInRoot(versions),
  ];
  return [...new Set(locations)].map((location) => ({ impact: 'minor', kind: 'added', location }));
}

/** Lists the pointers of nodes whose key exists only in `head`. */
const findNew = (base: ReadonlyMap<string, Node>, head: ReadonlyMap<string, Node>): string[] =>
  [...head].filter(([key]) => !base.has(key)).map(([, { pointer, reference }]) => reference ?? pointer);

function findEndpoints({ head, operations, webhooks }: Versions): string[] {
  const known = new Set([...operations, ...webhooks].map((pair) => pair.head?.key ?? pair.base.key));
  const endpoints = readEndpoints(head);
  return [...endpoints.operations, ...endpoints.webhooks]
    .filter(({ key }) => !known.has(key))
    .map(({ place }) => place.pointer);
}

function findInEndpoint(versions: Versions, base: Endpoint, head: Endpoint): string[] {
  const mediaPairs = [
    [base.requestMedia, head.requestMedia] as const,
    ...[...base.responses].map(([status, { media }]) => [media, head.responses.get(status)?.media] as const),
  ];
  const examples = mediaPairs.flatMap(([before, after]) =>
    [...before].flatMap(([type, media]) => {
      const read = (document: Document, place: Node | undefined) =>
        getEntries(document, at(document, place, 'examples'));
      return findNew(read(versions.base, media), read(versions.head, after?.get(type)));
    }),
  );
  const responses = [...head.responses]
    .filter(([status]) => !base.responses.has(status))
    .map(([, { place }]) => place.reference ?? place.pointer);
  const headers = [...base.responses].flatMap(([status, from]) =>
    findNew(from.headers, head.responses.get(status)?.headers ?? new Map()),
  );
  const security = findAlternatives(versions, base, head);
  const extras = ['x-method-override', 'callbacks'].filter(
    (key) => getChild(base.place.node, key) === undefined && getChild(head.place.node, key) !== undefined,
  );
  return [
    ...extras.map((key) => head.place.pointer + formatPointer(key)),
    ...findNew(base.parameters, head.parameters),
    ...(base.requestBody === undefined && head.requestBody ? [`${head.place.pointer}/requestBody`] : []),
    ...mediaPairs.flatMap(([before, after]) => (after ? findNew(before, after) : [])),
    ...responses,
    ...headers,
    ...examples,
    ...security,
  ];
}

/** An empty list means that no credential is needed, so it adds a way to call the operation. */
function findAlternatives({ base, head }: Versions, from: Endpoint, to: Endpoint): string[] {
  const [before, after] = [readRequirements(base, from), readRequirements(head, to)];
  return after.alternatives.flatMap(({ credentials, pointer }) =>
    before.alternatives.some((known) => isEqual(known.credentials, credentials)) ? [] : [pointer],
  );
}

function findInSchema({ base, head }: Versions, pair: SchemaPair): string[] {
  const known = getAllPropertyNames(base, pair.base);
  const fields = getPropertyNames(pair.head)
    .filter((name) => !known.includes(name))
    .flatMap((name) => {
      const holder = pair.head.find(({ node }) => getChild(getChild(node, 'properties'), name) !== undefined);
      return holder ? [holder.pointer + formatPointer('properties', name)] : [];
    });
  if (pair.side !== 'request') return fields;
  const fileTypes = findNewItems(findKeyword(pair.base, 'x-file-types'), findKeyword(pair.head, 'x-file-types'));
  const { narrowings } = compareSchemas({ document: head, parts: pair.head }, { document: base, parts: pair.base });
  const accepted = narrowings.flatMap(({ kind, from, rejected = [] }) => {
    if (kind === 'type') return [from?.pointer ?? pair.head[0]?.pointer ?? ''];
    if (from === undefined || (kind !== 'values' && kind !== 'branch')) return [];
    const list = Array.isArray(from.node) ? from.node : [];
    const indexes = rejected
      .map((value) => list.findIndex((other) => isEqual(other, value)))
      .filter((index) => index >= 0);
    return indexes.length > 0 ? indexes.map((index) => from.pointer + formatPointer(index)) : [from.pointer];
  });
  return findKeyword(pair.base, 'x-open-enum')?.node === true ? fields : [...fields, ...fileTypes, ...accepted];
}

/** Lists the pointers of the items that a list gained. A list that is missing in a version has no limits there. */
function findNewItems(before: Node | undefined, after: Node | undefined): string[] {
  if (!Array.isArray(before?.node) || !Array.isArray(after?.node)) return [];
  const known = before.node;
  return after.node.flatMap((item, index) =>
    known.some((other) => isEqual(item, other)) ? [] : [after.pointer + formatPointer(index)],
  );
}

/** Finds the values that the variables of a server gained, such as a new platform. */
function findServerValues(base: JsonObject, head: JsonObject, index: number): string[] {
  return Object.keys(asObject(head['variables'])).flatMap((name) => {
    const pointer = formatPointer('servers', index, 'variables', name, 'enum');
    const [before, after] = [base, head].map((server) => asObject(asObject(server['variables'])[name])['enum']);
    return findNewItems({ node: before ?? null, pointer }, { node: after ?? null, pointer });
  });
}

function findInRoot({ base, head }: Versions): string[] {
  const platforms = Object.keys(asObject(head['x-platforms'])).filter(
    (code) => !(code in asObject(base['x-platforms'])),
  );
  const currencies = Object.keys(asObject(head['x-platforms'])).flatMap((code) => {
    const pointer = formatPointer('x-platforms', code, 'currencies');
    const read = (document: Document): Node => ({ node: valueAt(document, pointer) ?? null, pointer });
    return findNewItems(read(base), read(head));
  });
  const servers = toServers(head['servers']).flatMap((server, index) => {
    const known = toServers(base['servers']).find((other) => getUrl(other) === getUrl(server));
    return known === undefined ? [formatPointer('servers', index)] : findServerValues(known, server, index);
  });
  const schemes = getSecuritySchemes(base);
  const scopes = [...getSecuritySchemes(head)].flatMap(([name, scheme]) =>
    Object.entries(asObject(getChild(scheme.node, 'flows'))).flatMap(([flow, node]) => {
      const known = getChild(getChild(schemes.get(name)?.node, 'flows'), flow);
      if (known === undefined) return [scheme.pointer + formatPointer('flows', flow)];
      const old = getChild(known, 'scopes');
      return Object.keys(asObject(getChild(node, 'scopes')))
        .filter((scope) => !(scope in asObject(old)))
        .map((scope) => scheme.pointer + formatPointer('flows', flow, 'scopes', scope));
    }),
  );
  return [
    ...currencies,
    ...platforms.map((code) => formatPointer('x-platforms', code)),
    ...servers,
    ...findNew(schemes, getSecuritySchemes(head)),
    ...scopes,
  ];
}
