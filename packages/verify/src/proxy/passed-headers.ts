import { pairsOf } from '@wapi/validation';

/** Headers in Node's raw form: a flat list of alternating names and values. */
export type RawHeaders = readonly string[];

/** Headers that apply to one connection only and must not be forwarded (RFC 9110, section 7.6.1). */
const HOP_BY_HOP: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authorization',
  'te',
  'upgrade',
]);

/**
 * Removes hop-by-hop headers from a response.
 *
 * @param knowsChunks false for an HTTP/1.0 client, for which the end of the connection marks the end of the body
 */
export function passedResponseHeaders(raw: RawHeaders, knowsChunks: boolean): string[] {
  const dropped = new Set([...droppedNames(raw), ...(knowsChunks ? [] : ['transfer-encoding', 'trailer'])]);
  return pairsOf(raw).flatMap(([name, value]) => (dropped.has(name.toLowerCase()) ? [] : [name, value]));
}

/**
 * Removes hop-by-hop headers from a request, and sets `Host` to the target. Adds a missing `Host`, which HTTP/1.0
 * allows.
 */
export function passedRequestHeaders(raw: RawHeaders, host: string): string[] {
  const dropped = droppedNames(raw);
  const passed = pairsOf(raw).flatMap(([name, value]) => {
    const lower = name.toLowerCase();
    return dropped.has(lower) ? [] : [name, lower === 'host' ? host : value];
  });
  return raw.some((name, index) => index % 2 === 0 && name.toLowerCase() === 'host')
    ? passed
    : ['Host', host, ...passed];
}

/** Returns the hop-by-hop names and the names in `Connection`, except headers that every message needs. */
function droppedNames(raw: RawHeaders): ReadonlySet<string> {
  const named = pairsOf(raw)
    .filter(([name]) => name.toLowerCase() === 'connection')
    .flatMap(([, value]) => value.split(','))
    .map((name) => name.trim().toLowerCase())
    .filter((name) => !['host', 'content-length', 'transfer-encoding'].includes(name));
  return new Set([...HOP_BY_HOP, ...named]);
}
