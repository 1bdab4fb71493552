import { pairsOf } from '@wapi/validation';

/** Headers in Node's raw form: names and values in turn, as they came. */
export type RawHeaders = readonly string[];

/** What is between two neighbours on the way, and not for the one at its end (RFC 9110, section 7.6.1). */
const HOP_BY_HOP: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authorization',
  'te',
  'upgrade',
]);

/**
 * The headers of an answer as they are passed on: all but those that are about the connection.
 *
 * @param knowsChunks whether the client speaks an HTTP that has chunks; for one of HTTP/1.0 the body ends with the connection
 */
export function passedResponseHeaders(raw: RawHeaders, knowsChunks: boolean): string[] {
  const dropped = new Set([...droppedNames(raw), ...(knowsChunks ? [] : ['transfer-encoding', 'trailer'])]);
  return pairsOf(raw).flatMap(([name, value]) => (dropped.has(name.toLowerCase()) ? [] : [name, value]));
}

/** The same of a request, in which `Host` names another. One that has none, as HTTP/1.0 allows, is given one. */
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

/** Besides those that are always dropped, the ones that `Connection` names. It may name what the message cannot do without; that stays. */
function droppedNames(raw: RawHeaders): ReadonlySet<string> {
  const named = pairsOf(raw)
    .filter(([name]) => name.toLowerCase() === 'connection')
    .flatMap(([, value]) => value.split(','))
    .map((name) => name.trim().toLowerCase())
    .filter((name) => !['host', 'content-length', 'transfer-encoding'].includes(name));
  return new Set([...HOP_BY_HOP, ...named]);
}
