import { type Contract, contract as builtIn } from '@wapi/types';
import type { MockResponse } from '../http/mock-response.js';
import type { MockRequest } from '../http/mock-request.js';
import { isApiPath } from '../http/paths.js';
import { createLog, type Har, type HarEntry } from './har.js';
import { createEntry, findSecrets } from './har-entry.js';

/** Receives the requests to the mock, except those to the control paths. */
export interface TrafficListener {
  /**
   * Receives a request and its response.
   *
   * @param startedAt milliseconds since 1970
   * @param took milliseconds
   */
  note(request: MockRequest, response: MockResponse, startedAt: number, took: number): void;
  /**
   * Receives the contract of the mock, at the start and after each reload. The contract determines which secrets to
   * redact.
   */
  learn(contract: Contract): void;
}

/** Records API traffic. */
export interface Recorder extends TrafficListener {
  toHar(): Har;
}

/** The maximum number of requests that a recorder stores in memory. */
const MAX_ENTRIES = 50_000;

/** Creates a listener that calls `onEntry` for each request, with an entry that contains no secrets. */
export function createEntryWriter(onEntry: (entry: HarEntry) => void): TrafficListener {
  let secrets = findSecrets(builtIn);
  return {
    note(request, response, startedAt, took) {
      if (isApiPath(request.path)) onEntry(createEntry(request, response, startedAt, took, secrets));
    },
    learn(contract) {
      const { headers, fields } = findSecrets(contract);
      secrets = { headers: new Set([...secrets.headers, ...headers]), fields: new Set([...secrets.fields, ...fields]) };
    },
  };
}

/**
 * Creates a recorder. It redacts credential headers, fields with the format `password`, and keys and tokens in URLs,
 * headers and bodies. It records the names of files, but not their content. It records the first 50,000 requests. The
 * recording's comment says how many more it omits.
 *
 * @example
 * const recorder = createRecorder();
 * const mock = createMock({ recorder });
 * // After some requests:
 * const har = recorder.toHar();
 */
export function createRecorder(): Recorder {
  const entries: HarEntry[] = [];
  let leftOut = 0;
  return {
    ...createEntryWriter((entry) => {
      if (entries.length < MAX_ENTRIES) entries.push(entry);
      else leftOut += 1;
    }),
    toHar: () => ({ log: { ...createLog(leftOut), entries: [...entries] } }),
  };
}
