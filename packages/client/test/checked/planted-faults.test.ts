import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { contract, document, type OperationId } from '@wapi/types';
import { createKnownNames, createResponseCheck, withoutNumbers } from '@wapi/validation';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bodyFaults } from '../../../verify/test/support/body-faults.js';
import type { Fault, Faulty, Json } from '../../../verify/test/support/fault.js';
import { messageFaults } from '../../../verify/test/support/message-faults.js';
import { tokenFaults } from '../../../verify/test/support/token-faults.js';
import { checkResponses } from '../../src/checked/index.js';
import { createWapi, type Wapi, type WapiDeviationEvent, type WapiFetch } from '../../src/index.js';
import { calls } from '../support/calls.js';
import { TOKEN, withoutPacingOrRetries } from '../support/recording-client.js';

const faults: readonly Fault[] = [...messageFaults, ...bodyFaults, ...tokenFaults];

/** Faults that no single response reveals. Each key is the rule that finds the fault, and each value is the reason. */
const NEEDS_THE_REQUEST: Readonly<Record<string, string>> = {
  expectedStatus: 'the status is documented, but not for this request',
  expectedMessage: 'the message is documented, but not for this request',
  lifetime: 'the token is compared with its own claims',
  order: 'the order is compared with a second page',
  page: 'the page is compared with the requested one; the iterator of a list throws if it is another',
  sameItem: 'the item is compared with the requested one',
  decreasing: 'the header is compared with an earlier one',
};

/**
 * The proxy's findings that cannot occur in the client, because `fetch` or the client hides them. Each entry gives the
 * reason.
 */
const BELOW_THE_CLIENT: Readonly<Record<string, string>> = {
  byteOrderMark: 'reading the body as text removes it, as JSON parsers do',
  contentEncoding: 'fetch decodes the body, and the call ends with an error if it cannot',
  unchecked: 'fetch decodes the body, so that it can be checked',
  incomplete: 'the call ends with an error, because the connection broke',
};

let faulty: Faulty;
const server = createServer((_request, response) => {
  const { status, headers, body, complete } = faulty;
  response.writeHead(status, Object.fromEntries(headers));
  if (complete) response.end(body);
  else response.write(body.subarray(0, 5), () => response.destroy());
});
const found: WapiDeviationEvent[] = [];
let wapi: Wapi;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
beforeEach(() => {
  found.length = 0;
  wapi = createClient(undefined);
});
afterAll(() => server.close());

function createClient(fetch: WapiFetch | undefined): Wapi {
  return createWapi({
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/wapi`,
    auth: { token: TOKEN },
    ...withoutPacingOrRetries,
    fetch,
    on: { deviation: (event) => void found.push(event) },
  });
}

/** The documented response of an operation, with every documented header. */
function documentedResponse(id: OperationId, status: number, example = 0): Faulty {
  const operation = contract.operations.find((candidate) => candidate.id === id);
  const response = operation?.responses.find((candidate) => candidate.status === status);
  const limit = String(operation?.rateLimit.requests);
  const values = (response?.headers ?? []).map((name): [string, string] => {
    const value = /limit$/i.test(name) ? limit : '1';
    return [name.toLowerCase(), value];
  });
  const result: Faulty = {
    status,
    headers: new Map([['content-type', 'application/json'], ...values]),
    body: Buffer.from(JSON.stringify(response?.examples[example]?.value)),
    complete: true,
    edit(change) {
      const body = JSON.parse(Buffer.from(result.body).toString()) as Json;
      change(body);
      result.say(body);
    },
    say(body) {
      result.body = Buffer.from(JSON.stringify(body));
    },
  };
  return result;
}

const call = (id: OperationId): Promise<unknown> =>
  id === 'refreshToken' ? wapi.auth.refresh({ refresh_token: 'r' }) : calls[id](wapi);

/** Returns the proxy's findings about a response, each formatted as `place rule`. */
const checkAsProxy = createResponseCheck(contract, document, createKnownNames(contract));
function findAsProxy(id: OperationId, { status, headers, body }: Faulty): string[] {
  const operation = contract.operations.find((candidate) => candidate.id === id);
  const request = { operation, siblings: [] } as unknown as Parameters<typeof checkAsProxy>[0];
  const findings = checkAsProxy(request, {
    status,
    header: (name) => headers.get(name),
    body: status === 204 ? undefined : body,
  });
  return [...new Set(findings.map(({ place, keyword }) => `${withoutNumbers(place)} ${keyword}`))];
}

const toLine = ({ pointer, rule }: WapiDeviationEvent): string =>
  `${/^(status|header)/.test(pointer) ? pointer : `body${pointer}`} ${rule}`;

describe('every documented response is without a deviation', () => {
  test.each(contract.operations.map(({ id }) => id))('of %s', async (id) => {
    wapi = createClient(
      async () => new Response(Buffer.from(faulty.body), { status: faulty.status, headers: [...faulty.headers] }),
    );
    checkResponses(wapi, 'throw');
    for (const { status, examples } of contract.operations.find((operation) => operation.id === id)?.responses ?? []) {
      for (const index of examples.keys()) {
        faulty = documentedResponse(id, status, index);
        await call(id);
      }
    }
    expect(found).toEqual([]);
  });
});

describe('a checked client finds what the proxy finds', () => {
  const planted = faults.flatMap((fault) => {
    const [id = '', status = ''] = fault.on.split(' ');
    return contract.operations.some((operation) => operation.id === id)
      ? [[fault.name, fault, id as OperationId, Number(status)] as const]
      : [];
  });

  const rulesOf = ({ finds }: Fault): string[] => finds.map((line) => line.split(' ').at(-1) ?? '');
  const has = (fault: Fault, reasons: Readonly<Record<string, string>>): boolean =>
    rulesOf(fault).some((rule) => rule in reasons);
  /** The lines that a call with a planted fault reports. */
  async function find({ change }: Fault, id: OperationId, status: number): Promise<string[]> {
    checkResponses(wapi);
    faulty = documentedResponse(id, status);
    change(faulty, { method: 'GET', path: '', rawHeaders: [], body: undefined });
    await call(id).catch(() => undefined);
    return found.map(toLine).toSorted();
  }

  test.each(planted.filter(([, fault]) => !has(fault, BELOW_THE_CLIENT)))('%s', async (_name, fault, id, status) => {
    const lines = await find(fault, id, status);
    expect(lines).toEqual(findAsProxy(id, faulty).toSorted());
    const wanted = has(fault, NEEDS_THE_REQUEST) ? [] : fault.finds.map((line) => line.split(' ').slice(-2).join(' '));
    expect(lines).toEqual(expect.arrayContaining(wanted));
  });

  test.each(planted.filter(([, fault]) => has(fault, BELOW_THE_CLIENT)))(
    '%s, which is below the client and therefore hidden',
    async (_name, fault, id, status) => {
      expect((await find(fault, id, status)).join()).not.toMatch(new RegExp(rulesOf(fault).join('|')));
    },
  );

  test('except the faults that have a reason', () => {
    expect(faults).toHaveLength(48);
    const excused = planted.filter(([, fault]) => has(fault, { ...NEEDS_THE_REQUEST, ...BELOW_THE_CLIENT }));
    // Three faults are about paths and HTTP methods that no function of the client uses.
    expect([planted.length, excused.length]).toEqual([45, 17]);
  });
});
