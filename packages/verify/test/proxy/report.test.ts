import { contract, document } from '@wapi/types';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKnownNames, createResponseCheck } from '@wapi/validation';
import { createProxy, type Deviation } from '../../src/index.js';
import { createDeviationLog } from '../../src/traffic/deviation-log.js';
import { isOwnAddress } from '../../src/proxy/own-address.js';
import { platformOf, readTarget } from '../../src/proxy/target.js';
import { rawResponse } from '../support/raw-upstream.js';
import { isReport } from '../support/report-schema.js';
import {
  deviationsOf,
  type Exchange,
  history,
  KEY,
  LIMITS,
  phone,
  upstream,
  withItem,
} from '../support/scripted-exchange.js';

describe('every deviation', () => {
  it('is reported once, with its count and first occurrence', async () => {
    const wrong = {
      ...history,
      response: { ...(history.response as object), data: [...withItem({ total: 5 }), ...withItem({ total: 6 })] },
    };
    const found = await deviationsOf(history, wrong, wrong, { ...wrong, path: '/transactions?environment=live' });
    expect(found).toEqual([
      {
        level: 'api',
        operation: 'getTransactionHistory',
        endpoint: 'GET /transactions',
        direction: 'response',
        status: 200,
        place: 'body/data/*/total',
        keyword: 'type',
        message: 'it fails type',
        expected: 'string',
        seen: 'integer',
        count: 6,
        first: { at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/), request: 2, place: 'body/data/0/total' },
      },
    ]);
  });

  it('is distinguished by operation, status code and message', async () => {
    const say = (message: string, status = 400): Exchange => ({ ...phone, status, response: { message } });
    const found = await deviationsOf(
      say('The phone is wrong.'),
      say('The phone is late.'),
      say('The phone is late.'),
      say('Late', 403),
    );
    expect(found.map(({ status, message, count }) => [status, message, count])).toEqual([
      [400, 'undocumented message "The phone is wrong."', 1],
      [400, 'undocumented message "The phone is *."', 2],
      [403, 'undocumented message "*"', 1],
    ]);
  });

  it('calls onDeviation when it first occurs', async () => {
    const received: Deviation[] = [];
    const proxy = createProxy({ target: upstream.url, onDeviation: (deviation) => received.push(deviation) });
    const { url, origin } = await proxy.listen();
    upstream.behave({ respond: (socket) => socket.write(rawResponse('{}', LIMITS)) });
    for (let sent = 0; sent < 3; sent += 1)
      await (await fetch(`${url}/user`, { headers: { 'X-WAPI-Key': KEY } })).text();
    const report = (await (await fetch(`${origin}/__wapi/deviations`)).json()) as unknown;
    expect(received.map(({ place }) => place)).toEqual(['body/message', 'body/data']);
    expect(report).toEqual({ ...proxy.report(), deviations: received });
    expect(report).toMatchObject({ version: 1, target: upstream.url, requests: 3, leftOut: 0 });
    expect(isReport(report), JSON.stringify(isReport.errors)).toBe(true);
    await proxy.close();
  });
});

describe('platformOf', () => {
  it.each([
    ['https://jmsb.wipayfinancial.com/wapi', 'jm'],
    ['https://bb.wipayfinancial.com/wapi/', 'bb'],
    ['http://jmsb.wipayfinancial.com/wapi', undefined],
    ['http://127.0.0.1:4010/wapi', undefined],
  ])('for %s returns %s', (target, platform) => {
    expect(platformOf(readTarget(target))).toBe(platform);
  });
});

describe('isOwnAddress', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1', true],
    ['localhost', '127.0.0.1', true],
    ['0.0.0.0', '127.0.0.1', true],
    ['127.0.0.1', '0.0.0.0', true],
    ['::1', '::', true],
    ['unknown.invalid', '0.0.0.0', false],
    ['203.0.113.1', '0.0.0.0', false],
    ['127.0.0.2', '127.0.0.1', false],
  ])('for target %s and host %s returns %s', async (hostname, host, isOwn) => {
    expect(await isOwnAddress({ hostname, port: 4010 }, 4010, host)).toBe(isOwn);
    expect(await isOwnAddress({ hostname, port: 4011 }, 4010, host)).toBe(false);
  });
});

describe('createProxy rejects', () => {
  it.each([
    [{ target: 'nothing' }, /^The target must be the URL of an API/],
    [{ target: 'ftp://x/wapi' }, /^The target must be the URL of an API/],
    [{ target: 'http://me:pass@x/wapi' }, /^The target must not contain a user name or password/],
    [{ target: 'http://x/wapi?a' }, /^The target must not have a query or a fragment/],
    [{ target: 'http://x', timeout: 0 }, /^createProxy: "timeout" must be a number of seconds above 0, received 0\.$/],
    [
      { target: 'http://x', maxCheckedBytes: -1 },
      /^createProxy: "maxCheckedBytes" must be a whole number of bytes, received -1\.$/,
    ],
    [{ target: 'http://x', platform: 'us' as 'tt' }, /^createProxy: "platform" must be one of .*tt, received us\.$/],
    [{ target: 'http://x', tiemout: 1 }, /^createProxy: unknown option "tiemout"/],
  ])('%j', (options, message) => {
    expect(() => createProxy(options)).toThrow(message);
  });
});

describe('a report', () => {
  it('is limited, and counts what it omits', () => {
    const log = createDeviationLog(Date.now, () => undefined);
    const seen = { operation: undefined, endpoint: 'GET /*', request: 1 };
    for (let status = 0; status < 2005; status += 1)
      log.note({ ...seen, status }, [{ direction: 'response', place: 'status', keyword: 'status', message: 'x' }]);
    log.note({ ...seen, status: 7 }, [{ direction: 'response', place: 'status', keyword: 'status', message: 'x' }]);
    expect([log.deviations.length, log.leftOut, log.deviations[7]?.count]).toEqual([2000, 5, 2]);
  });

  it('contains only names of the spec for any response', () => {
    const check = createResponseCheck(contract, document, createKnownNames(contract));
    const answers = contract.operations.flatMap((operation) =>
      operation.responses.map((response) => ({ operation, response })),
    );
    const bodies = ({ response }: (typeof answers)[number]) =>
      fc.oneof(fc.jsonValue(), mangled(response.examples[0]?.value));
    const cases = fc.constantFrom(...answers).chain((each) => fc.tuple(fc.constant(each), bodies(each)));
    fc.assert(
      fc.property(cases, ([{ operation, response }, body]) => {
        const headers: Record<string, string> = { 'content-type': 'application/json' };
        const answer = {
          status: response.status,
          header: (name: string) => headers[name],
          body: Buffer.from(JSON.stringify(body)),
        };
        const places = check({ operation, siblings: [], endpoint: '', findings: [] }, answer).map(({ place }) => place);
        expect(
          places.every((place) => /^(?:header|body)(?:\/(?:\*|\d+|[\w-]+))*$/.test(place)),
          places.join(),
        ).toBe(true);
      }),
      { seed: 20_261_125, numRuns: 2000 },
    );
  });
});

/** Generates variants of a value in which some parts are replaced or removed. */
function mangled(value: unknown): fc.Arbitrary<unknown> {
  if (typeof value !== 'object' || value === null) return fc.oneof(fc.constant(value), fc.jsonValue());
  const parts = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, mangled(part)]));
  const whole: fc.Arbitrary<unknown> = fc.record(parts, { requiredKeys: [] });
  return Array.isArray(value) ? whole.map((record) => Object.values(record as object)) : whole;
}
