import type { Contract, Operation } from '@wapi/types';
import { fillPath } from './curl.js';
import { flatten } from './form-encoding.js';
import type { BodyField, RequestExample } from './request-example.js';
import { sandboxUrl } from './sandbox-url.js';

/** A documented request as every language that has no client of its own sends it: to the sandbox, with the token from the environment. */
export interface SampleRequest {
  method: string;
  url: string;
  query: readonly (readonly [name: string, value: string])[];
  hasToken: boolean;
  texts: readonly (readonly [name: string, value: string])[];
  files: readonly { name: string; fileName: string; type: string }[];
}

/** Makes a documented request ready to be written down in a language. */
export function sampleRequest(
  contract: Contract,
  { method, path, credentials }: Operation,
  example: RequestExample,
): SampleRequest {
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
  };
}
