import { isDeepStrictEqual } from 'node:util';
import { bank, KEY, picture } from './cases.js';
import { stubFetch } from './stub-fetch.js';

const BASE_URL = 'http://127.0.0.1/wapi';

/**
 * Makes sure that all contestants send the same requests and return the same data, for else their times cannot be compared.
 *
 * @param {readonly import('./contestant.js').ClientContestant[]} contestants the others are held against the first
 * @throws naming the first difference
 */
export async function requireSameWork(contestants) {
  const works = await Promise.all(contestants.map(async (contestant) => ({ name: contestant.name, work: await workOf(contestant) })));
  const [reference] = works;
  for (const { name, work } of works) {
    for (const [call, done] of Object.entries(work)) {
      const wanted = reference?.work[call];
      if (!isDeepStrictEqual(done, wanted)) {
        throw new Error(`${name} and ${reference?.name} differ in ${call}:\n${JSON.stringify(done)}\n${JSON.stringify(wanted)}`);
      }
    }
  }
}

/**
 * @param {import('./contestant.js').ClientContestant} contestant
 * @returns {Promise<Record<string, { sent: object[], returned: unknown }>>} by call
 */
async function workOf(contestant) {
  /** @type {object[]} */
  let sent = [];
  /** @type {typeof globalThis.fetch} */
  const record = async (input, init) => {
    const request = new Request(input, init);
    sent.push(await describe(request.clone()));
    return stubFetch(request);
  };
  const calls = contestant.create({ baseUrl: BASE_URL, key: KEY, fetch: record });
  const acts = { getProfile: () => calls.getProfile(), createBank: () => calls.createBank(bank), uploadPicture: () => calls.uploadPicture(picture) };
  /** @type {Record<string, { sent: object[], returned: unknown }>} */
  const work = {};
  for (const [name, act] of Object.entries(acts)) {
    sent = [];
    const returned = await act();
    work[name] = { sent, returned };
  }
  return work;
}

/**
 * A request as it goes over the wire, but for what marks the parts of a form, which is drawn by chance.
 *
 * @param {Request} request
 */
async function describe(request) {
  const type = request.headers.get('content-type') ?? '';
  const form = type.startsWith('multipart/form-data') ? [...(await request.formData())] : await request.text();
  const fields = typeof form === 'string' ? form : await Promise.all(form.map(async ([name, value]) => [name, await describeField(value)]));
  const headers = Object.fromEntries([...request.headers].map(([name, value]) => [name, value.replace(/boundary=.*/, 'boundary')]));
  return { method: request.method, url: request.url, headers, fields };
}

/** @param {FormDataEntryValue} value */
async function describeField(value) {
  return typeof value === 'string' ? value : { name: value.name, type: value.type, size: value.size };
}
