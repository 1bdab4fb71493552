import { defineRule, finding, type JsonPath, type RuleFinding } from '../rule-support/define-rule.js';
import { operations } from '../rule-support/locations.js';
import {
  entriesOf,
  isObject,
  keysOf,
  listOf,
  show,
  stringsOf,
  valueAt,
  type JsonObject,
} from '../rule-support/values.js';
import { suggestName } from '../source/closest-match.js';

/** OAuth URLs of a flow. */
const flowUrls = ['authorizationUrl', 'tokenUrl', 'refreshUrl'];

/** Returns the URLs of a server: one for each value of each variable, with defaults for the other variables. */
function expand(url: string, variables: JsonObject): string[] {
  const values = (name: string): string[] => {
    const variable = isObject(variables[name]) ? variables[name] : {};
    const { default: initial, enum: listed } = variable;
    return [...new Set([...(typeof initial === 'string' ? [initial] : []), ...stringsOf(listed)])];
  };
  const fill = (chosen: Readonly<Record<string, string>>): string =>
    url.replace(/\{([^{}]*)\}/g, (_variable, name: string) => chosen[name] ?? values(name)[0] ?? name);
  const names = Object.keys(variables);
  return [...new Set([fill({}), ...names.flatMap((name) => values(name).map((value) => fill({ [name]: value })))])];
}

/** Returns the rule that a URL violates, or `undefined` if the URL is valid. */
function violated(url: string, isServer: boolean): string | undefined {
  // Check with a pattern, because the URL parser repairs malformed URLs such as `https:/host` instead of rejecting
  // them.
  if (!/^https:\/\/[^/\\]/.test(url)) return 'start with https://';
  if (/[\s{}<>"\\^`|]/.test(url) || !URL.canParse(url)) return 'be a valid URL';
  const { username, password, search, hash } = new URL(url);
  if (username !== '' || password !== '') return 'not contain a user name or a password';
  if (!isServer) return undefined;
  // Paths are appended to it.
  if (search !== '' || hash !== '' || /[?#]/.test(url)) return 'end with its path, without a query or a fragment';
  return url.endsWith('/') ? 'not end with a slash' : undefined;
}

function checkServer(server: JsonObject, path: JsonPath): RuleFinding[] {
  const { url, variables } = server;
  if (typeof url !== 'string') return [];
  for (const one of expand(url, isObject(variables) ? variables : {})) {
    const rule = violated(one, true);
    const expanded = one === url ? '' : `, which becomes ${show(one)}`;
    if (rule !== undefined)
      return [finding([...path, 'url'], `The URL of a server must ${rule}, received ${show(url)}${expanded}.`)];
  }
  return [];
}

/** Checks that the values of the variable `platform` are the platforms that the root declares. */
function checkPlatforms({ variables }: JsonObject, path: JsonPath, platforms: readonly string[]): RuleFinding[] {
  const platform = isObject(variables) ? variables['platform'] : undefined;
  if (!isObject(platform) || !Array.isArray(platform['enum'])) return [];
  const codes = stringsOf(platform['enum']);
  const where = [...path, 'variables', 'platform', 'enum'];
  const unknown = codes.flatMap((code, index) => {
    if (platforms.includes(code)) return [];
    const message = `The platform ${show(code)} must be one of x-platforms: ${platforms.join(', ')}.`;
    return [finding([...where, index], message)];
  });
  const missing = platforms.filter((code) => !codes.includes(code)).map(show);
  if (unknown.length > 0 || missing.length === 0) return unknown;
  return [finding(where, `The server must list every platform of x-platforms: add ${missing.join(', ')}.`)];
}

/** Returns the addresses of the POST operations at each server. Returns none if the URL of a server is invalid. */
function postAddresses(document: unknown): Set<string> {
  const servers = listOf(valueAt(document, ['servers'])).filter(isObject);
  const bases = servers.flatMap(({ url, variables }) =>
    typeof url === 'string' ? expand(url, isObject(variables) ? variables : {}) : [],
  );
  if (bases.some((base) => violated(base, true) !== undefined)) return new Set();
  const paths = entriesOf(valueAt(document, ['paths'])).filter(([, item]) => isObject(item) && isObject(item['post']));
  return new Set(bases.flatMap((base) => paths.map(([template]) => `${base}${template}`)));
}

/** Checks that clients send requests for tokens to an operation, if the URLs of all servers are valid. */
function checkTokenUrls(scheme: JsonObject, path: JsonPath, document: unknown): RuleFinding[] {
  const addresses = postAddresses(document);
  if (addresses.size === 0) return [];
  return entriesOf(scheme['flows']).flatMap(([name, flow]) =>
    ['tokenUrl', 'refreshUrl'].flatMap((key) => {
      const url = isObject(flow) ? flow[key] : undefined;
      if (typeof url !== 'string' || violated(url, false) !== undefined || addresses.has(url)) return [];
      const advice = suggestName(url, [...addresses], 'correct the URL.');
      const message = `\`${key}\` must be the URL of a server followed by the path of a POST operation`;
      return [finding([...path, 'flows', name, key], `${message}, received ${show(url)}: ${advice}`)];
    }),
  );
}

function checkFlows(scheme: JsonObject, path: JsonPath): RuleFinding[] {
  return entriesOf(scheme['flows']).flatMap(([name, flow]) =>
    flowUrls.flatMap((key) => {
      const url = isObject(flow) ? flow[key] : undefined;
      const rule = typeof url === 'string' ? violated(url, false) : undefined;
      if (rule === undefined) return [];
      return [finding([...path, 'flows', name, key], `\`${key}\` must ${rule}, received ${show(url)}.`)];
    }),
  );
}

function checkExternalDocs(node: unknown, path: JsonPath): RuleFinding[] {
  const url = isObject(node) ? node['url'] : undefined;
  const rule = typeof url === 'string' ? violated(url, false) : undefined;
  if (rule === undefined) return [];
  return [finding([...path, 'url'], `The URL of externalDocs must ${rule}, received ${show(url)}.`)];
}

/** Clients send credentials to server URLs and OAuth URLs, and append paths to server URLs. */
export default defineRule({
  description:
    'The URLs of servers, of OAuth flows and of externalDocs are complete https URLs, no two servers have the same ' +
    'URL or environment, every server with a platform lists the platforms of x-platforms, and the URLs for tokens ' +
    'are those of operations.',
  given: [
    ...['$', '$.paths[*]', operations].map((owner) => `${owner}.servers`),
    ...['$', '$.tags[*]', operations].map((owner) => `${owner}.externalDocs`),
    '$.components.securitySchemes[*]',
  ],
  check(node, path, { resolved }) {
    if (path.at(-1) === 'externalDocs') return checkExternalDocs(node, path);
    if (isObject(node)) return [...checkFlows(node, path), ...checkTokenUrls(node, path, resolved)];
    const platforms = keysOf(isObject(resolved) ? resolved['x-platforms'] : undefined);
    const servers: unknown[] = Array.isArray(node) ? node : [];
    const urls = servers.map((server) => (isObject(server) ? server['url'] : undefined));
    return servers.flatMap((server, index) => {
      if (!isObject(server)) return [];
      const where = [...path, index];
      if (urls.indexOf(server['url']) < index)
        return [
          finding([...where, 'url'], `The URL of a server must be unique, received ${show(server['url'])} again.`),
        ];
      const environment = server['x-environment'];
      const same = servers.slice(0, index).find((other) => isObject(other) && other['x-environment'] === environment);
      if (environment !== undefined && same !== undefined) {
        // A client selects its server by environment.
        const message = `Only one server can be \`x-environment: ${String(environment)}\`: correct the environment here or above.`;
        return [finding([...where, 'x-environment'], message)];
      }
      return [...checkServer(server, where), ...checkPlatforms(server, where, platforms)];
    });
  },
});
