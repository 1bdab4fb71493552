import type { Contract, Operation } from '@wapi/types';
import { fillPath } from '../samples/curl.js';
import { flatten } from '../samples/form-encoding.js';
import { requestExamples } from '../samples/request-example.js';
import type { SiteModel } from '../model/site-model.js';
import { plainText } from '../theme/prose.js';

/** Requests in the order of the site, for tools that send them. */
export interface Collection {
  name: string;
  description: string;
  /** Where the API is, by the name of the environment, the mock first. */
  environments: readonly { name: string; baseUrl: string }[];
  folders: readonly { name: string; description: string; requests: readonly CollectionRequest[] }[];
}

/** One documented request. */
export interface CollectionRequest {
  name: string;
  description: string;
  method: string;
  /** Below the API's address, with the documented values in place of parameters. */
  path: string;
  query: readonly (readonly [name: string, value: string])[];
  hasToken: boolean;
  texts: readonly (readonly [name: string, value: string])[];
  files: readonly { name: string; fileName: string; type: string }[];
  operation: Operation;
}

/** Collects every documented request of the API. */
export function buildCollection({ contract, groups }: SiteModel, mockUrl: string): Collection {
  return {
    name: `${contract.info.title} ${contract.info.version}`,
    description: `${contract.info.summary} An independent description; WiPay has not reviewed it. Grant a token first and put it into the variable token.`,
    environments: [{ name: 'Mock', baseUrl: mockUrl }, ...sandboxUrls(contract)],
    folders: groups.map(({ tag, operations }) => ({
      name: tag.name,
      description: plainText(tag.description),
      requests: operations.flatMap(({ operation }) => requestsOf(contract, operation)),
    })),
  };
}

function sandboxUrls({ servers, platforms }: Contract): { name: string; baseUrl: string }[] {
  const sandbox = servers.find(({ environment }) => environment === 'sandbox');
  return Object.entries(platforms).map(([code, { name }]) => ({
    name: `Sandbox ${name}`,
    baseUrl: (sandbox?.url ?? '').replace('{platform}', code),
  }));
}

function requestsOf(contract: Contract, operation: Operation): CollectionRequest[] {
  const examples = requestExamples(contract, operation);
  return examples.map(({ name, path, query, body = [] }) => ({
    name: examples.length > 1 && name !== undefined ? `${operation.summary}: ${name}` : operation.summary,
    description: plainText(operation.description),
    method: operation.method,
    path: fillPath(operation.path, path),
    query: query.flatMap(([key, value]) => flatten(key, value)),
    hasToken: operation.credentials.includes('bearer'),
    texts: body.filter(({ fileType }) => fileType === undefined).flatMap((field) => flatten(field.name, field.value)),
    files: body.flatMap((field) => (field.fileType === undefined ? [] : [{ name: field.name, fileName: String(field.value), type: field.fileType }])),
    operation,
  }));
}
