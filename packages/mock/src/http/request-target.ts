/** Where a request goes. */
export interface Target {
  /** Scheme, host and port. */
  origin: string;
  path: string;
  query: string;
}

/** A path that a URL would leave as it is: no dot segments, nothing to encode, one slash at its start. */
const PLAIN_PATH = /^\/(?!\/)(?!.*\/\.)[\w\-.~%!$&'()*+,;=:@/]*$/;
const ANY_ORIGIN = 'http://localhost';

let lastHost: string | undefined;
let lastOrigin = ANY_ORIGIN;

/**
 * Reads the target of a request line and the `Host` header. A host that is none counts as localhost, for every host is the mock's; a target
 * that names a host is read for its path only.
 */
export function readTarget(target: string, host: string | undefined): Target {
  const origin = originOf(host);
  const mark = target.indexOf('?');
  const path = mark === -1 ? target : target.slice(0, mark);
  if (PLAIN_PATH.test(path) && !target.includes('#'))
    return { origin, path, query: mark === -1 ? '' : target.slice(mark + 1) };
  // `//x` would name a host, so slashes at the start count as one.
  const relative = target.startsWith('/')
    ? target.replace(/^\/+/, '/')
    : (/^https?:\/\/[^/?#]*(\/.*)$/is.exec(target)?.[1] ?? '/');
  const { pathname, search } = URL.canParse(relative, ANY_ORIGIN) ? new URL(relative, ANY_ORIGIN) : new URL(ANY_ORIGIN);
  return { origin, path: pathname, query: search.slice(1) };
}

/** One client sends the same host again and again. */
function originOf(host: string | undefined): string {
  if (host === lastHost) return lastOrigin;
  const origin = `http://${host ?? ''}`;
  lastHost = host;
  lastOrigin = /^[\w.:[\]-]{1,255}$/.test(host ?? '') && URL.canParse(origin) ? origin : ANY_ORIGIN;
  return lastOrigin;
}
