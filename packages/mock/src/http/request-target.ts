/** The target of a request. */
export interface Target {
  /** Scheme, host and port. */
  origin: string;
  path: string;
  query: string;
}

/** A path that the URL parser would not change: no dot segments, nothing to encode, one slash at its start. */
const PLAIN_PATH = /^\/(?!\/)(?!.*\/\.)[\w\-.~%!$&'()*+,;=:@/]*$/;
const ANY_ORIGIN = 'http://localhost';

let lastHost: string | undefined;
let lastOrigin = ANY_ORIGIN;

/**
 * Parses the target of a request line and the `Host` header. The mock serves every host. It treats an invalid host as
 * localhost, and ignores a host in the target.
 */
export function readTarget(target: string, host: string | undefined): Target {
  const origin = originOf(host);
  const mark = target.indexOf('?');
  const path = mark === -1 ? target : target.slice(0, mark);
  if (PLAIN_PATH.test(path) && !target.includes('#'))
    return { origin, path, query: mark === -1 ? '' : target.slice(mark + 1) };
  // Merge leading slashes, because `//x` would be parsed as a host.
  const relative = target.startsWith('/')
    ? target.replace(/^\/+/, '/')
    : (/^https?:\/\/[^/?#]*(\/.*)$/is.exec(target)?.[1] ?? '/');
  const { pathname, search } = URL.canParse(relative, ANY_ORIGIN) ? new URL(relative, ANY_ORIGIN) : new URL(ANY_ORIGIN);
  return { origin, path: pathname, query: search.slice(1) };
}

/** Caches the last host, because a client sends the same host with every request. */
function originOf(host: string | undefined): string {
  if (host === lastHost) return lastOrigin;
  const origin = `http://${host ?? ''}`;
  lastHost = host;
  lastOrigin = /^[\w.:[\]-]{1,255}$/.test(host ?? '') && URL.canParse(origin) ? origin : ANY_ORIGIN;
  return lastOrigin;
}
