import { visibleFields } from '../generated/wire.js';
import type { OperationDescriptor } from '../operation/descriptor.js';

/**
 * A request as a curl command. What may be secret or private is a placeholder: the credential, ids in the path, files and every text that is
 * not a word of a list, a number, a day or true or false.
 *
 * @param query encoded
 * @param credentialHeader the name of the header that carries the credential
 */
export function toCurl(
  { method, path, mediaType, override }: OperationDescriptor,
  baseUrl: string,
  query: string,
  body: Iterable<[string, unknown]> | undefined,
  credentialHeader: string | undefined,
): string {
  const url = baseUrl + path.replaceAll(/{(\w+)}/g, '<$1>');
  // curl takes brackets in a URL for a range of numbers.
  const search = [...new URLSearchParams(query)].map(([name, value]) => `${encodeURIComponent(name)}=${shown(name, value)}`).join('&');
  const fields = [...(body ?? [])];
  const sent = override && fields.some(([name]) => name === override.field) ? override.method : method;
  const scheme = credentialHeader === 'Authorization' ? 'Bearer ' : '';
  // Other than -F, --form-string takes an @ or a < at the start of a text for what it is.
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

/** No word of a list is as long as a key or a token, which may have been passed by mistake. */
function shown(name: string, value: string): string {
  return visibleFields.includes(name.replace(/\[.*/, '')) && /^[\w.:-]{0,24}$/.test(value) ? value : `<${name}>`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
