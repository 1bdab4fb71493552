import type { Operation } from '@wapi/types';
import { curlCommand } from './curl.js';

/** One value that a step sends. */
export interface SentValue {
  name: string;
  /** A literal, or a shell variable that holds what an earlier step gave. */
  value: { literal: string } | { variable: string };
  /** Whether the literal names a file. */
  isFile?: boolean;
}

/** What a step of a workflow sends to an operation. */
export interface StepRequest {
  operation: Operation;
  /** The shell variable that holds the token; undefined for a request without one. */
  token: string | undefined;
  path: readonly SentValue[];
  query: readonly SentValue[];
  form: readonly SentValue[];
}

/**
 * Writes the curl command of a step, for a POSIX shell in which the variables are set.
 *
 * @param baseUrl where the API is
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

/** A request to an address that a person, or WiPay, has to do with: a page's form, or a JSON body. */
export interface OtherRequest {
  url: string;
  method: string;
  isJson: boolean;
  fields: Readonly<Record<string, unknown>>;
}

/** Writes the curl command of a request to such an address; `{name}` in it is a shell variable. */
export function otherCurl({ url, method, isJson, fields }: OtherRequest): string {
  const address = `"${url.replaceAll(/\{(\w+)\}/g, '$$$1')}"`;
  if (isJson)
    return [
      `curl -X ${method} ${address}`,
      '-H "Content-Type: application/json"',
      `-d '${JSON.stringify(fields)}'`,
    ].join(' \\\n  ');
  // With -L curl goes where the page sends the customer; -d makes the first request a POST.
  return [`curl -L ${address}`, ...Object.entries(fields).map(([name, value]) => `-d "${name}=${String(value)}"`)].join(
    ' \\\n  ',
  );
}

/** A dollar sign would be quoted, so a variable is of signs that stand in any address until all of the command is written. */
function placeholder(value: SentValue['value']): string {
  return 'literal' in value ? value.literal : `_variable_${value.variable}_`;
}

function withVariables(command: string): string {
  return command.replaceAll(/_variable_([A-Za-z]+)_/g, '$$$1');
}
