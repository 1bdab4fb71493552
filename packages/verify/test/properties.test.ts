import { createWapi } from '@wapi/client';
import { createMock } from '@wapi/mock';
import { contract, document, messageOf, type Operation } from '@wapi/types';
import { compileValidators, readQuery } from '@wapi/validation';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInspector, type Inspected } from '../src/traffic/inspect.js';
import { BAD_TEXTS, type GeneratedRequest, requestFor } from './support/generated-request.js';

/**
 * The seed of all property-based tests in this file. Set `SEED` in the environment to try other requests, and `RUNS` to
 * try more.
 */
const seed = Number(process.env['SEED'] ?? 20_261_128);
const numRuns = Number(process.env['RUNS'] ?? 5);
const EXPLAIN = 'x-wapi-mock-explain';
const FORM = 'application/x-www-form-urlencoded';

const mock = createMock({ rateLimit: false, requestLog: false });
const inspect = createInspector({ contract, document, platform: 'tt', maxCheckedBytes: 10_000_000 });
const validators = compileValidators(contract, 'tt');
let keys: Readonly<Record<string, string>> = {};
beforeAll(async () => {
  console.log(`seed ${seed}, runs ${numRuns}`);
  const { personas } = (await (await mock.fetch('http://mock/__wapi')).json()) as {
    personas: { email: string; key: string }[];
  };
  keys = Object.fromEntries(personas.map(({ email, key }) => [email, key]));
});
afterAll(() => mock.close());

interface Outcome extends Inspected {
  status: number;
  message: string | undefined;
  why: string;
}

/** Sends a request to the mock, and checks the exchange. */
async function send({ operation, path, query, form }: GeneratedRequest): Promise<Outcome> {
  const { method, credentials, conditions, requestBody } = operation;
  const target = operation.path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(path[name] ?? ''));
  const email = conditions.includes('main-merchant-account') ? 'mma@test.com' : 'wapi@test.com';
  const rawHeaders = credentials.includes('wapiKey') ? ['X-WAPI-Key', keys[email] ?? ''] : [];
  if (credentials.length === 1) rawHeaders.push('Authorization', 'Bearer none');
  const body = requestBody === undefined ? undefined : Buffer.from(new URLSearchParams(form).toString());
  if (body !== undefined) rawHeaders.push('Content-Type', FORM);
  const withQuery = `${target}?${new URLSearchParams(query).toString()}`;
  const headers = Object.fromEntries(
    rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? '']] : [])),
  );
  const response = await mock.fetch(`http://mock/wapi${withQuery}`, { method, headers, ...(body && { body }) });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const inspected = await inspect({
    method,
    path: withQuery,
    request: { rawHeaders, body: body ?? new Uint8Array(), complete: true },
    response: { status: response.status, rawHeaders: [...response.headers].flat(), body: bytes, complete: true },
  });
  const message = messageOf(JSON.parse(Buffer.from(bytes).toString()));
  return { ...inspected, status: response.status, message, why: response.headers.get(EXPLAIN) ?? '' };
}

/** Whether requests to the operation can be generated. Generated requests contain no files. */
const isGenerated = ({ requestBody }: Operation): boolean =>
  !(requestBody?.content.every(({ mediaType }) => mediaType.startsWith('multipart/')) ?? false);
const operations = contract.operations.filter(isGenerated).map((operation) => [operation.id, operation] as const);

describe('each generated request to', () => {
  it.each(operations)('%s is accepted, and its response is documented', async (_id, operation) => {
    await fc.assert(
      fc.asyncProperty(requestFor(operation), async (request) => {
        const { findings, why } = await send(request);
        expect(findings).toEqual([]);
        expect(why).not.toMatch(/ fails /);
      }),
      { seed, numRuns },
    );
  });
});

/**
 * The first failed check of a request's fields; undefined if all fields are valid. The account is unknown, so no
 * condition is met.
 */
async function failureOf({ operation, query, form }: GeneratedRequest) {
  const validator = validators.get(operation.id);
  if (validator === undefined) throw new Error(`${operation.id} has no validator.`);
  const text = new URLSearchParams(query).toString();
  const inQuery = await validator.query.check(readQuery(text, validator.inQuery), () => false);
  if (inQuery.failure !== undefined) return inQuery.failure;
  const fields = Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ''));
  return (await validator.body.check(validator.body.known(fields), () => false)).failure;
}

describe('each generated request with one mutation to', () => {
  it.each(operations)('%s is refused with 400 and the message of the field, or stays valid', async (_id, operation) => {
    const mutation = fc.record({ at: fc.nat(), text: fc.option(fc.constantFrom(...BAD_TEXTS), { nil: undefined }) });
    await fc.assert(
      fc.asyncProperty(requestFor(operation), mutation, async (request, { at, text }) => {
        const names = [...Object.keys(request.query), ...Object.keys(request.form)];
        const name = names[at % Math.max(names.length, 1)];
        if (name === undefined) return;
        const part = name in request.query ? 'query' : 'form';
        const { [name]: _old, ...rest } = request[part];
        const mutated = { ...request, [part]: text === undefined ? rest : { ...rest, [name]: text } };
        const failure = await failureOf(mutated);
        const { status, message, why, findings } = await send(mutated);
        expect(findings.filter(({ direction }) => direction === 'response')).toEqual([]);
        const actual = / fails /.test(why) ? `${status} ${message ?? ''}` : 'valid';
        expect(actual).toBe(failure === undefined ? 'valid' : `400 ${failure.message}`);
      }),
      { seed, numRuns: numRuns * 2 },
    );
  });
});

it('the client reads from the mock what it wrote', async () => {
  const wapi = createWapi({
    platform: 'tt',
    environment: 'sandbox',
    auth: { key: keys['new@test.com'] ?? '' },
    fetch: mock.fetch,
    pacing: false,
  });
  const text = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).filter((value) => value.trim() !== '');
  await wapi.user.createLocalBank({ bank_name: 'Bank', name_in_bank: 'Jane', bank_account: '123' }).orThrow();
  await fc.assert(
    fc.asyncProperty(text, async (name) => {
      await wapi.user.updateLocalBank({ name_in_bank: name }).orThrow();
      const { data } = await wapi.user.getLocalBank().orThrow();
      expect(data.local.name_in_bank).toBe(trimmed(name));
    }),
    { seed, numRuns: numRuns * 4 },
  );
});

/** Removes the white space and invisible characters that the API removes around a string. */
function trimmed(text: string): string {
  return text.replaceAll(/^[\s\u0085\u200B-\u200F\u2060\uFEFF]+|[\s\u0085\u200B-\u200F\u2060\uFEFF]+$/g, '');
}
