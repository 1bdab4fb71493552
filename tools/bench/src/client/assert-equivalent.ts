import { isDeepStrictEqual } from 'node:util';
import type { ClientCandidate } from './candidate.js';
import { bank, KEY, picture } from './cases.js';
import { stubFetch } from './stub-fetch.js';

const BASE_URL = 'http://127.0.0.1/wapi';

interface ObservedCall {
  sent: object[];
  returned: unknown;
}

/**
 * Checks that all candidates send the same requests and return the same data. Otherwise a comparison of their times
 * would be meaningless.
 *
 * @param candidates the first is the reference
 * @throws Error that names the first difference
 */
export async function assertEquivalent(candidates: readonly ClientCandidate[]): Promise<void> {
  const observed = await Promise.all(
    candidates.map(async (candidate) => ({ name: candidate.name, calls: await observeCalls(candidate) })),
  );
  const [reference] = observed;
  for (const { name, calls } of observed) {
    for (const [title, call] of Object.entries(calls)) {
      const expected = reference?.calls[title];
      if (!isDeepStrictEqual(call, expected)) {
        throw new Error(
          `${name} and ${reference?.name} differ in ${title}:\n${JSON.stringify(call)}\n${JSON.stringify(expected)}`,
        );
      }
    }
  }
}

async function observeCalls(candidate: ClientCandidate): Promise<Record<string, ObservedCall>> {
  let sent: object[] = [];
  const recordingFetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    sent.push(await describeRequest(request.clone()));
    return stubFetch(request);
  };
  const calls = candidate.create({ baseUrl: BASE_URL, key: KEY, fetch: recordingFetch });
  const acts = {
    getProfile: () => calls.getProfile(),
    createBank: () => calls.createBank(bank),
    uploadPicture: () => calls.uploadPicture(picture),
  };
  const observed: Record<string, ObservedCall> = {};
  for (const [name, act] of Object.entries(acts)) {
    sent = [];
    const returned = await act();
    observed[name] = { sent, returned };
  }
  return observed;
}

/** Describes a request as it was sent, without the random multipart boundary and the client's name. */
async function describeRequest(request: Request): Promise<object> {
  const type = request.headers.get('content-type') ?? '';
  const body = type.startsWith('multipart/form-data') ? [...(await request.formData())] : await request.text();
  const fields = typeof body === 'string' ? body : body.map(([name, value]) => [name, describeField(value)]);
  const headers = Object.fromEntries(
    [...request.headers]
      .filter(([name]) => name !== 'user-agent')
      .map(([name, value]) => [name, value.replace(/boundary=.*/, 'boundary')]),
  );
  return { method: request.method, url: request.url, headers, fields };
}

function describeField(value: FormDataEntryValue): unknown {
  return typeof value === 'string' ? value : { name: value.name, type: value.type, size: value.size };
}
