import { contract, type Platform, platforms } from '@wapi/types';

/** The API that a proxy forwards to. */
export interface ProxyTarget {
  isTls: boolean;
  /** The host name. An IPv6 address has no brackets. */
  hostname: string;
  port: number;
  /** The value of the `Host` header. */
  host: string;
  /** The prefix of the API's paths, without a slash at the end. */
  basePath: string;
  /** The API's base URL. */
  url: string;
}

/**
 * Reads the base URL of an API.
 *
 * @throws {Error} if the string is not an HTTP URL, or contains credentials, a query or a fragment
 */
export function readTarget(text: string): ProxyTarget {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  // Do not repeat the input in the message, because it may contain a password.
  if (url === undefined || !['http:', 'https:'].includes(url.protocol))
    throw new Error('The target must be the URL of an API, such as https://ttsb.wipayfinancial.com/wapi.');
  if (url.username !== '' || url.password !== '')
    throw new Error('The target must not contain a user name or password. Send credentials in the requests.');
  if (url.search !== '' || url.hash !== '') throw new Error('The target must not have a query or a fragment.');
  const isTls = url.protocol === 'https:';
  const basePath = url.pathname.replace(/\/+$/, '');
  return {
    isTls,
    hostname: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(url.port) || (isTls ? 443 : 80),
    host: url.host,
    basePath,
    url: `${url.origin}${basePath}`,
  };
}

/** The platform of a WiPay host; undefined for any other host. */
export function platformOf({ url }: ProxyTarget): Platform | undefined {
  return platforms.find((code) => contract.servers.some((server) => server.url.replace('{platform}', code) === url));
}
