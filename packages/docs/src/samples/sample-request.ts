import type { Contract, Operation } from '@wapi/types';
import { fillPath } from './curl.js';
import { flatten } from './form-encoding.js';
import type { BodyField, RequestExample } from './request-example.js';
import { type MoneyRequest, toMoneyRequest } from './money.js';
import { sandboxUrl } from './sandbox-url.js';

/**
 * A documented request, for the sample writers that do not use the client. It goes to the sandbox, and reads its token
 * from an environment variable.
 */
export interface SampleRequest {
  method: string;
  url: string;
  query: readonly (readonly [name: string, value: string])[];
  hasToken: boolean;
  texts: readonly (readonly [name: string, value: string])[];
  files: readonly { name: string; fileName: string; type: string }[];
  /** The facts about moving money; undefined if the request moves no money. */
  money?: MoneyRequest | undefined;
}

/** Converts a documented request into the input of the sample writers. */
export function toSampleRequest(contract: Contract, operation: Operation, example: RequestExample): SampleRequest {
  const { method, path, credentials } = operation;
  const { body = [], query } = example;
  return {
    method,
    url: sandboxUrl(contract, example) + fillPath(path, example.path),
    query: query.flatMap(([name, value]) => flatten(name, value)),
    hasToken: credentials.includes('bearer'),
    texts: body.filter(({ fileType }) => fileType === undefined).flatMap(({ name, value }) => flatten(name, value)),
    files: body.flatMap(({ name, value, fileType }: BodyField) =>
      fileType === undefined ? [] : [{ name, fileName: String(value), type: fileType }],
    ),
    money: toMoneyRequest(operation, example),
  };
}
