import type { Environment, Platform } from '@wapi/types';
import { WapiConfigError } from './errors/wapi-config-error.js';
import { platforms, servers } from './generated/wire.js';

export interface Server {
  /** The normalized base URL, without a trailing slash. */
  baseUrl: string;
  /** The environment; undefined if `baseUrl` is not a server in the spec and no environment is given. */
  environment: Environment | undefined;
}

/**
 * Resolves the server from the options.
 *
 * @throws WapiConfigError if the options name no server, an unknown server, or two different servers
 */
export function resolveServer(options: {
  platform?: Platform | undefined;
  environment?: Environment | undefined;
  baseUrl?: string | undefined;
}): Server {
  const { platform, environment, baseUrl } = options;
  requireOneOf('platform', platform, platforms);
  requireOneOf('environment', environment, Object.keys(servers));
  if (baseUrl === undefined) {
    if (platform === undefined || environment === undefined) {
      throw new WapiConfigError('createWapi: options must contain platform and environment, or a baseUrl');
    }
    return { baseUrl: serverUrl(environment, platform), environment };
  }
  const url = normalise(baseUrl);
  const known = knownServers().find((server) => hostOf(server.baseUrl) === hostOf(url));
  if (
    known &&
    ((environment ?? known.environment) !== known.environment || (platform ?? known.platform) !== known.platform)
  ) {
    throw new WapiConfigError(
      `createWapi: baseUrl must match platform and environment, received the ${known.environment} server of ` +
        `${known.platform}`,
    );
  }
  if (known && !url.startsWith('https:'))
    throw new WapiConfigError('createWapi: baseUrl must be https, because it is a server of the API');
  return { baseUrl: url, environment: known?.environment ?? environment };
}

function serverUrl(environment: Environment, platform: Platform): string {
  return servers[environment].replace('{platform}', platform);
}

function knownServers(): { baseUrl: string; environment: Environment; platform: Platform }[] {
  const environments = Object.keys(servers) as Environment[];
  return environments.flatMap((environment) =>
    platforms.map((platform) => ({ baseUrl: serverUrl(environment, platform), environment, platform })),
  );
}

/** Returns the host without the port, and without the trailing dot of a fully qualified name. */
function hostOf(url: string): string {
  return new URL(url).hostname.replace(/\.$/, '');
}

function normalise(baseUrl: unknown): string {
  const url = typeof baseUrl === 'string' && URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new WapiConfigError('createWapi: baseUrl must be an http or https URL');
  if (url.username || url.password || url.search || url.hash) {
    throw new WapiConfigError('createWapi: baseUrl must not contain a user name, password, query or fragment');
  }
  return url.href.replace(/\/+$/, '');
}

function requireOneOf(name: string, value: unknown, allowed: readonly string[]): void {
  if (value === undefined || allowed.includes(value as string)) return;
  throw new WapiConfigError(`createWapi: ${name} must be one of ${allowed.join(', ')}, received ${String(value)}`);
}
