import type { Contract, Operation } from '@wapi/types';
import { flatten } from './form-encoding.js';
import { type MoneyRequest, moneyTexts, TIME_LIMIT, toMoneyRequest } from './money.js';
import type { BodyField, RequestExample } from './request-example.js';
import { sandboxUrl } from './sandbox-url.js';

/**
 * Writes the curl command of one documented request.
 *
 * @param baseUrl URL of the API
 * @default baseUrl the sandbox of the example's platform
 */
export function curlSample(
  contract: Contract,
  operation: Operation,
  example: RequestExample,
  baseUrl = sandboxUrl(contract, example),
): string {
  const money = toMoneyRequest(operation, example);
  const command = curlCommand({
    method: operation.method,
    url: baseUrl + fillPath(operation.path, example.path),
    query: example.query,
    authorization: operation.credentials.includes('bearer') ? 'Bearer <access_token>' : undefined,
    form: example.body ?? [],
    options: money && [
      `--max-time ${TIME_LIMIT}`,
      "--silent --show-error --output response.json --write-out '%{http_code}'",
    ],
  });
  return money ? withOutcome(command, money) : command;
}

/** Writes a shell script that distinguishes a refusal from a missing response. */
function withOutcome(command: string, { saved, refusals }: MoneyRequest): string {
  return [
    `# ${moneyTexts.save}`,
    `# ${saved.map(([name, value]) => `${name}=${value}`).join(' ')}, and the time`,
    `status=$(${command})`,
    'case $status in',
    '  2??) echo "Accepted: $(cat response.json)" ;;',
    `  ${refusals.join('|')}) echo "Refused: $status $(cat response.json)" ;;`,
    `  *) echo '${moneyTexts.unknown}' >&2; false ;;`,
    'esac',
  ].join('\n');
}

/** The input of a curl command. */
export interface CurlRequest {
  method: string;
  url: string;
  query?: RequestExample['query'];
  /** The value of the `Authorization` header. */
  authorization: string | undefined;
  /** Headers in addition to `Accept` and `Authorization`. */
  headers?: Readonly<Record<string, string>>;
  form: readonly BodyField[];
  /** Further options, one per line. */
  options?: readonly string[] | undefined;
}

/** Writes a curl command for a POSIX shell, with one option per line. */
export function curlCommand(request: CurlRequest): string {
  const { method, url, query = [], authorization, headers = {}, form, options: further = [] } = request;
  const options = [
    ...further,
    `-H ${quote('Accept: application/json')}`,
    ...(authorization === undefined ? [] : [`-H ${quote(`Authorization: ${authorization}`)}`]),
    ...Object.entries(headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    ...query.flatMap(([name, value]) => flatten(name, value)).map(queryOption),
    ...form.flatMap(formOptions),
  ];
  return [`curl ${methodOption(method, query.length > 0)} ${quote(url)}`, ...options].join(' \\\n  ');
}

/** With `-G`, curl sends `-d` values as a query. Without it, curl would send them as a form. */
function methodOption(method: string, hasQuery: boolean): string {
  if (!hasQuery) return `-X ${method}`;
  return method === 'GET' ? '-G' : `-G -X ${method}`;
}

function formOptions({ name, value, fileType }: BodyField): string[] {
  if (fileType !== undefined) return [`-F ${quote(`${name}=@${String(value)}`)}`];
  return flatten(name, value).map(([key, text]) => {
    // curl reads a leading @ or < as a file name, removes leading quotes, and reads a semicolon as the start of a media
    // type.
    const option = /^[@<"]|;/.test(text) ? '--form-string' : '-F';
    return `${option} ${quote(`${key}=${text}`)}`;
  });
}

/** Replaces the placeholders of a path by values. */
export function fillPath(path: string, values: RequestExample['path']): string {
  return values.reduce((filled, [name, value]) => filled.replace(`{${name}}`, encodeURIComponent(String(value))), path);
}

/** Returns the option for one query parameter. Values with characters that a URL cannot contain are encoded. */
function queryOption([name, text]: [string, string]): string {
  return `${/^[\w.~:-]*$/.test(text) ? '-d' : '--data-urlencode'} ${quote(`${name}=${text}`)}`;
}

/** Prefers double quotes. Uses single quotes if a shell would expand the text inside double quotes. */
function quote(text: string): string {
  return /["$`\\!]/.test(text) ? `'${text.replaceAll("'", "'\\''")}'` : `"${text}"`;
}
