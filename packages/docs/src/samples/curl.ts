import type { Contract, Operation } from '@wapi/types';
import type { BodyField, RequestExample } from './request-example.js';

/**
 * Writes the curl command of one request.
 *
 * @param baseUrl where the API is; the sandbox of the example's platform unless told
 */
export function curlSample(contract: Contract, operation: Operation, example: RequestExample, baseUrl = sandboxUrl(contract, example)): string {
  return curlCommand({
    method: operation.method,
    url: baseUrl + fillPath(operation.path, example.path) + queryString(example.query),
    authorization: operation.credentials.includes('bearer') ? 'Bearer <access_token>' : undefined,
    form: example.body ?? [],
  });
}

/** What a curl command says. */
export interface CurlRequest {
  method: string;
  url: string;
  /** The value of the `Authorization` header. */
  authorization: string | undefined;
  form: readonly BodyField[];
}

/** Writes a curl command for a POSIX shell, one option a line. */
export function curlCommand({ method, url, authorization, form }: CurlRequest): string {
  const options = [
    `-H ${quote('Accept: application/json')}`,
    ...(authorization === undefined ? [] : [`-H ${quote(`Authorization: ${authorization}`)}`]),
    ...form.flatMap(formOptions),
  ];
  return [`curl -X ${method} ${quote(url)}`, ...options].join(' \\\n  ');
}

function formOptions({ name, value, fileType }: BodyField): string[] {
  if (fileType !== undefined) return [`-F ${quote(`${name}=@${String(value)}`)}`];
  return flatten(name, value).map(([key, text]) => {
    // curl reads a leading @ or < as a file name and a semicolon as the start of a media type.
    const option = /^[@<]|;/.test(text) ? '--form-string' : '-F';
    return `${option} ${quote(`${key}=${text}`)}`;
  });
}

/** A value as the form fields or query parameters that carry it: lists as `name[]`, booleans as 1 and 0. */
function flatten(name: string, value: unknown): [string, string][] {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => flatten(`${name}[]`, item));
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, item]) => flatten(`${name}[${key}]`, item));
  return [[name, typeof value === 'boolean' ? String(Number(value)) : String(value)]];
}

/** Fills the placeholders of a path. */
export function fillPath(path: string, values: RequestExample['path']): string {
  return values.reduce((filled, [name, value]) => filled.replace(`{${name}}`, encodeURIComponent(String(value))), path);
}

function queryString(query: RequestExample['query']): string {
  const pairs = query.flatMap(([name, value]) => flatten(name, value)).map(([key, text]) => `${encodeURIComponent(key)}=${encodeURIComponent(text)}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/** The sandbox of the example's platform. */
function sandboxUrl(contract: Contract, { platform }: RequestExample): string {
  const sandbox = contract.servers.find(({ environment }) => environment === 'sandbox');
  return (sandbox?.url ?? '').replace('{platform}', platform);
}

/** Double quotes read best; single ones keep what a shell would expand inside double ones. */
function quote(text: string): string {
  return /["$`\\!]/.test(text) ? `'${text.replaceAll("'", "'\\''")}'` : `"${text}"`;
}
