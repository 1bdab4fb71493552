import { contract, type Platform, platforms } from '@wapi/types';

/** The API that a proxy is in front of. */
export interface ProxyTarget {
  isTls: boolean;
  /** Without the brackets of an IPv6 address. */
  hostname: string;
  port: number;
  /** As the `Host` header has it. */
  host: string;
  /** What the API's paths start with; no slash at its end. */
  basePath: string;
  /** The API's base URL. */
  url: string;
}

/**
 * Reads the base URL of an API.
 *
 * @throws Error when it is none, or has more in it than that
 */
export function readTarget(text: string): ProxyTarget {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  // The text may hold a password, so it is not repeated.
  if (url === undefined || !['http:', 'https:'].includes(url.protocol))
    throw new Error('The target is no URL of an API such as https://ttsb.wipayfinancial.com/wapi.');
  if (url.username !== '' || url.password !== '')
    throw new Error('The target has a user name or a password in it: credentials belong into the requests.');
  if (url.search !== '' || url.hash !== '') throw new Error('The target has more in it than the base path of an API.');
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

/** The platform of one of WiPay's hosts; undefined where the host is another. */
export function platformOf({ url }: ProxyTarget): Platform | undefined {
  return platforms.find((code) => contract.servers.some((server) => server.url.replace('{platform}', code) === url));
}
