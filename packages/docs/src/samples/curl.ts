import type { Contract, Operation } from '@wapi/types';
import { flatten } from './form-encoding.js';
import { TIME_LIMIT, toMoneyRequest } from './money.js';
import type { BodyField, RequestExample } from './request-example.js';
import { sandboxUrl } from './sandbox-url.js';
import { type Shell, toShell } from './shell.js';
import { outcomeArguments, withOutcome } from './shell-outcome.js';

/**
 * Writes the curl command of one documented request to the sandbox of its platform.
 *
 * @default shell Bash and other POSIX shells
 */
export function curlSample(
  contract: Contract,
  operation: Operation,
  example: RequestExample,
  shell: Shell = 'bash',
): string {
  const money = toMoneyRequest(operation, example);
  const command = curlCommand(
    {
      method: operation.method,
      url: sandboxUrl(contract, example) + fillPath(operation.path, example.path),
      query: example.query,
      authorization: operation.credentials.includes('bearer') ? 'Bearer <access_token>' : undefined,
      form: example.body ?? [],
      options: money && [['--max-time', String(TIME_LIMIT)], ...outcomeArguments],
    },
    shell,
  );
  return money ? withOutcome(command, money, shell) : command;
}

/** The data from which a curl command is written. */
export interface CurlRequest {
  method: string;
  url: string;
  query?: RequestExample['query'];
  /** The value of the `Authorization` header. */
  authorization: string | undefined;
  /** Headers in addition to `Accept` and `Authorization`. */
  headers?: Readonly<Record<string, string>>;
  form: readonly BodyField[];
  /** Additional curl options. Options in the same group are written on one line. */
  options?: readonly (readonly string[])[] | undefined;
}

/**
 * Writes a curl command with one option per line.
 *
 * @default shell Bash and other POSIX shells
 */
export function curlCommand(request: CurlRequest, shell: Shell = 'bash'): string {
  const { method, url, query = [], authorization, headers = {}, form, options: further = [] } = request;
  const all = Object.entries({
    Accept: 'application/json',
    ...(authorization !== undefined && { Authorization: authorization }),
    ...headers,
  });
  const lines = [
    [...methodOption(method, query.length > 0), url],
    ...further,
    ...all.map(([name, value]) => ['-H', `${name}: ${value}`]),
    ...query.flatMap(([name, value]) => flatten(name, value)).map(queryOption),
    ...form.flatMap(formOptions),
  ];
  return toShell(lines, shell);
}

/** With `-G`, curl sends `-d` values as a query. Without it, curl would send them as a form. */
function methodOption(method: string, hasQuery: boolean): string[] {
  if (!hasQuery) return ['-X', method];
  return method === 'GET' ? ['-G'] : ['-G', '-X', method];
}

function formOptions({ name, value, fileType }: BodyField): string[][] {
  if (fileType !== undefined) return [['-F', `${name}=@${String(value)}`]];
  return flatten(name, value).map(([key, text]) => {
    // `-F` would read a leading `@` or `<` as a file name and a semicolon as the start of a media type. It would also
    // remove leading quotes.
    const option = /^[@<"]|;/.test(text) ? '--form-string' : '-F';
    return [option, `${key}=${text}`];
  });
}

/** Replaces the placeholders in a path with values. */
export function fillPath(path: string, values: RequestExample['path']): string {
  return values.reduce((filled, [name, value]) => filled.replace(`{${name}}`, encodeURIComponent(String(value))), path);
}

/** Returns the option for one query parameter. Values with characters that a URL cannot contain are encoded. */
function queryOption([name, text]: [string, string]): string[] {
  return [/^[\w.~:-]*$/.test(text) ? '-d' : '--data-urlencode', `${name}=${text}`];
}
