import { visibleFields } from '../generated/wire.js';
import type { OperationDescriptor } from '../operation/descriptor.js';

/**
 * Formats a request as a curl command. Replaces credentials, path ids, files and free text with placeholders. Shows
 * enum values, numbers, dates and booleans.
 *
 * @param query the encoded query
 * @param credentialHeader the name of the header that contains the credential
 */
export function toCurl(
  { method, path, mediaType, override }: OperationDescriptor,
  baseUrl: string,
  query: string,
  body: Iterable<[string, unknown]> | undefined,
  credentialHeader: string | undefined,
): string {
  const url = baseUrl + path.replaceAll(/{(\w+)}/g, '<$1>');
  // curl would expand brackets in a URL as a range.
  const search = [...new URLSearchParams(query)]
    .map(([name, value]) => `${encodeURIComponent(name)}=${shown(name, value)}`)
    .join('&');
  const fields = [...(body ?? [])];
  const sent = override && fields.some(([name]) => name === override.field) ? override.method : method;
  const scheme = credentialHeader === 'Authorization' ? 'Bearer ' : '';
  // Unlike -F, --form-string does not interpret a leading @ or <.
  const option = mediaType === 'multipart/form-data' ? '--form-string' : '--data-urlencode';
  return [
    `curl -X ${sent} ${quote(url + (search && `?${search}`))}`,
    `-H 'Accept: application/json'`,
    ...(credentialHeader === undefined ? [] : [`-H ${quote(`${credentialHeader}: ${scheme}<credential>`)}`]),
    ...fields.map(([name, value]) => {
      if (typeof value !== 'string') return `-F ${quote(`${name}=@<${name}>`)}`;
      return `${option} ${quote(`${name}=${name === override?.field ? method : shown(name, value)}`)}`;
    }),
  ].join(' ');
}

/** Show only short values, because the caller may have passed a key or a token by mistake. */
function shown(name: string, value: string): string {
  return visibleFields.includes(name.replace(/\[.*/, '')) && /^[\w.:-]{0,24}$/.test(value) ? value : `<${name}>`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
