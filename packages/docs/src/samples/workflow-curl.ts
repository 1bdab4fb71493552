import type { Operation } from '@wapi/types';
import { curlCommand } from './curl.js';

/** One value that a step sends. */
export interface SentValue {
  name: string;
  /** A literal, or a shell variable with the output of an earlier step. */
  value: { literal: string } | { variable: string };
  /** Whether the literal is the name of a file. */
  isFile?: boolean;
}

/** A workflow step's request to an operation. */
export interface StepRequest {
  operation: Operation;
  /** Shell variable with the token. Undefined for a request without a token. */
  token: string | undefined;
  path: readonly SentValue[];
  query: readonly SentValue[];
  form: readonly SentValue[];
}

/**
 * Writes the curl command for a step, to run in a POSIX shell in which the step's variables are set.
 *
 * @param baseUrl URL of the API
 */
export function stepCurl({ operation, token, path, query, form }: StepRequest, baseUrl: string): string {
  const url = path.reduce(
    (filled, { name, value }) => filled.replace(`{${name}}`, placeholder(value)),
    baseUrl + operation.path,
  );
  const command = curlCommand({
    method: operation.method,
    url,
    query: query.map(({ name, value }) => [name, placeholder(value)] as const),
    authorization: token === undefined ? undefined : `Bearer ${placeholder({ variable: token })}`,
    form: form.map(({ name, value, isFile }) => ({
      name,
      value: placeholder(value),
      ...(isFile === true && { fileType: '' }),
    })),
  });
  return withVariables(command);
}

/** A request to a URL outside the API, e.g. a form or a JSON body for a WiPay page. */
export interface OtherRequest {
  url: string;
  method: string;
  isJson: boolean;
  fields: Readonly<Record<string, unknown>>;
}

/** Writes the curl command for a request outside the API. `{name}` in the URL is a shell variable. */
export function otherCurl({ url, method, isJson, fields }: OtherRequest): string {
  const address = `"${url.replaceAll(/\{(\w+)\}/g, '$$$1')}"`;
  if (isJson)
    return [
      `curl -X ${method} ${address}`,
      '-H "Content-Type: application/json"',
      `-d '${JSON.stringify(fields)}'`,
    ].join(' \\\n  ');
  // `-L` follows the page's redirect. `-d` makes the first request a POST.
  return [`curl -L ${address}`, ...Object.entries(fields).map(([name, value]) => `-d "${name}=${String(value)}"`)].join(
    ' \\\n  ',
  );
}

/**
 * Writes a variable as letters and underscores, because quoting would escape a dollar sign. Later, `withVariables`
 * inserts the dollar signs.
 */
function placeholder(value: SentValue['value']): string {
  return 'literal' in value ? value.literal : `_variable_${value.variable}_`;
}

function withVariables(command: string): string {
  return command.replaceAll(/_variable_([A-Za-z]+)_/g, '$$$1');
}
