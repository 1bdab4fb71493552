import { formatPointer, parsePointer } from '@wapi/types';
import { asObject, getChild, getStrings } from '../json-pointer.js';
import type { Check, Document, Endpoint, Finding, Json, JsonObject } from '../types.js';

/** A list of servers with its pointer. */
interface ServerList {
  servers: readonly JsonObject[];
  pointer: string;
  /** Whether the document lists no servers. */
  isDefault?: boolean;
}

/** Checks the API's servers, and the servers that paths and operations define for themselves. */
export const checkServers: Check = ({ base, head, operations }) => {
  const platforms = asObject(head['x-platforms']);
  const root = compareLists(readRoot(base), readRoot(head), platforms);
  const own = operations.flatMap(({ base: from, head: to }) => {
    if (to === undefined || (readOwn(from) === undefined && readOwn(to) === undefined)) return [];
    const [before, after] = [readOwn(from) ?? readRoot(base), readOwn(to) ?? readRoot(head)];
    const path = parsePointer(from.place.pointer)[1];
    return compareLists(before, after, platforms).map((finding) => ({
      ...finding,
      message: `\`${path}\`: ${finding.message}`,
    }));
  });
  return [...root, ...own];
};

/** Reads a list of servers. An empty or missing list means OpenAPI's default, a server at `/`. */
export const toServers = (value: Json | undefined): JsonObject[] =>
  Array.isArray(value) && value.length > 0 ? value.map(asObject) : [{ url: '/' }];

const rootPointer = formatPointer('servers');

const readRoot = (document: Document): ServerList => ({
  servers: toServers(document['servers']),
  pointer: rootPointer,
  isDefault: document['servers'] === undefined,
});

function readOwn({ item, place }: Endpoint): ServerList | undefined {
  for (const holder of [place, item]) {
    const servers = getChild(holder?.node, 'servers');
    if (holder && servers !== undefined) return { servers: toServers(servers), pointer: `${holder.pointer}/servers` };
  }
  return undefined;
}

/** Returns the URL without a final slash, and with its host in lower case. Names of variables keep their case. */
export const getUrl = (server: JsonObject | undefined): string =>
  String(server?.['url'])
    .replace(/(.)\/$/, '$1')
    .replace(/^https?:\/\/[^/]+/i, (origin) =>
      origin.replace(/\{[^}]*\}|[A-Z]/g, (part) => (part.startsWith('{') ? part : part.toLowerCase())),
    );

function compareLists(base: ServerList, head: ServerList, platforms: JsonObject): Finding[] {
  const [first] = base.servers;
  const urls = head.servers.map(getUrl);
  const order: Finding[] =
    urls.includes(getUrl(first)) && urls[0] !== getUrl(first)
      ? [
          {
            rule: 'server-order-changed',
            location: `${head.pointer}/0`,
            version: 'head',
            breaks: ['request'],
            message: `Clients that use the first server reach \`${urls[0]}\` instead of \`${getUrl(first)}\`.`,
            before: getUrl(first),
            after: urls[0],
          },
        ]
      : [];
  return [...order, ...base.servers.flatMap((from, index) => compareServers({ from, index }, base, head, platforms))];
}

function compareServers(
  { from, index }: { from: JsonObject; index: number },
  base: ServerList,
  head: ServerList,
  platforms: JsonObject,
): Finding[] {
  const position = head.servers.findIndex((server) => getUrl(server) === getUrl(from));
  const to = head.servers[position];
  if (to === undefined) {
    // Use the location in `head` if the default server has no location in `base`, or if a path or an operation replaces
    // the API's servers, which still exist.
    const isReplaced = base.pointer === rootPointer && head.pointer !== rootPointer;
    const message = isReplaced
      ? 'The list of servers lacks servers of the API.'
      : `The server \`${from['url']}\` was removed.`;
    const finding = { rule: 'server-removed', breaks: ['request'], message } as const;
    return base.isDefault || isReplaced
      ? [{ ...finding, location: head.pointer, version: 'head' }]
      : [{ ...finding, location: base.pointer + formatPointer(index), version: 'base' }];
  }
  const findings: Finding[] = [];
  const report = (rule: string, keys: string[], message: string, before?: Json, after?: Json) => {
    const location = head.pointer + formatPointer(position, ...keys);
    findings.push({ rule, location, version: 'head', breaks: ['request'], message, before, after });
  };
  const environments = [from['x-environment'], to['x-environment']];
  if (environments[0] !== environments[1]) {
    const message = `The server \`${from['url']}\` changed its environment.`;
    report('server-environment-changed', ['x-environment'], message, ...environments);
  }
  for (const [name, node] of Object.entries(asObject(from['variables']))) {
    const [before, after] = [asObject(node), asObject(asObject(to['variables'])[name])];
    const accepted = getStrings(after['enum']);
    // Skip a removed platform, because the check of the root's `x-platforms` reports it.
    const isRegistered = (value: string) => name !== 'platform' || value in platforms;
    const gone = getStrings(before['enum']).filter((value) => !accepted.includes(value) && isRegistered(value));
    // A new `enum` rejects values, because every value was accepted before.
    const isListed = before['enum'] === undefined && after['enum'] !== undefined;
    if ((gone.length > 0 && after['enum'] !== undefined) || isListed) {
      const values = gone.map((value) => `\`${value}\``).join(', ') || 'all values';
      const message = `The server \`${from['url']}\` no longer serves ${values}.`;
      report('server-variable-narrowed', ['variables', name, 'enum'], message, before['enum'], after['enum']);
    }
    if (before['default'] !== after['default']) {
      const message = `Clients that do not set \`${name}\` reach a different host.`;
      report('server-default-changed', ['variables', name, 'default'], message, before['default'], after['default']);
    }
  }
  return findings;
}
