import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeEach, describe, expect, it } from 'vitest';
import { createMock } from '../../src/index.js';
import { BASE_URL, persona } from '../support/caller.js';

const mock = createMock();
let headers: Record<string, string>;
beforeEach(async () => {
  await mock.reset();
  headers = { 'x-wapi-key': (await persona(mock, 'wapi@test.com')).key ?? '' };
});
const inProcess = () => mock.fetch(`${BASE_URL}/user`, { headers });
async function onPort<T>(run: (call: () => Promise<Response>) => Promise<T>): Promise<T> {
  const { url, close } = await mock.listen();
  try {
    return await run(() => fetch(`${url}/user`, { headers }));
  } finally {
    await close();
  }
}

async function seconds(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return (performance.now() - start) / 1000;
}

describe('a fault', () => {
  it('returns a documented status code the given number of times', async () => {
    mock.faults.set('getUserProfile', { status: 500, times: 2 });
    const answers = [await inProcess(), await inProcess(), await inProcess()];
    expect(answers.map(({ status }) => status)).toEqual([500, 500, 200]);
    expect(await answers[0]?.json()).toEqual({ message: expect.any(String) });
    expect(answers[2]?.headers.get('x-ratelimit-remaining')).toBe('14');
  });

  it('drops the connection, in process and on a port', async () => {
    mock.faults.set('getUserProfile', { drop: true });
    await expect(inProcess()).rejects.toThrow('fetch failed');
    await onPort(async (call) => {
      await expect(call()).rejects.toThrow('fetch failed');
      mock.faults.clear('getUserProfile');
      expect((await call()).status).toBe(200);
    });
  });

  it('drops a connection after the operation has run', async () => {
    mock.faults.set('deletePicture', { drop: true });
    const remove = () => mock.fetch(`${BASE_URL}/user/picture`, { method: 'DELETE', headers });
    await expect(remove()).rejects.toThrow('fetch failed');
    mock.faults.clear();
    expect((await remove()).status).toBe(400);
  });

  it('delays the response', async () => {
    mock.faults.set('getUserProfile', { latency: 0.2 });
    expect(await seconds(inProcess)).toBeGreaterThan(0.19);
  });

  it('delays the body after the headers', async () => {
    mock.faults.set('getUserProfile', { slowBody: 0.3 });
    await onPort(async (call) => {
      for (const one of [inProcess, call]) {
        const response = await one();
        let body: unknown;
        expect(await seconds(async () => (body = await response.json()))).toBeGreaterThan(0.2);
        expect(body).toMatchObject({ message: 'OK' });
      }
    });
  });

  it('ends at once if the caller aborts, in process and on a port', async () => {
    const reason = new Error('The customer left.');
    const aborted = async (call: (signal: AbortSignal) => Promise<unknown>) => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(reason), 50);
      let rejected: unknown;
      const taken = await seconds(() => call(controller.signal).catch((error: unknown) => (rejected = error)));
      expect(taken).toBeLessThan(2);
      expect(rejected).toBe(reason);
    };
    const { url, close } = await mock.listen();
    for (const call of [
      (signal: AbortSignal) => mock.fetch(`${BASE_URL}/user`, { headers, signal }),
      (signal: AbortSignal) => fetch(`${url}/user`, { headers, signal }),
    ]) {
      mock.faults.set('getUserProfile', { latency: 3, times: 1 });
      await aborted(call);
      mock.faults.set('getUserProfile', { slowBody: 3, times: 1 });
      await aborted(async (signal) => (await call(signal)).text());
    }
    await close();
  });

  it('obeys the signal of a Request, also if it was aborted before the call', async () => {
    mock.faults.set('getUserProfile', { latency: 3 });
    const timeout = () => mock.fetch(new Request(`${BASE_URL}/user`, { headers, signal: AbortSignal.timeout(50) }));
    const taken = await seconds(() => expect(timeout()).rejects.toMatchObject({ name: 'TimeoutError' }));
    expect(taken).toBeLessThan(2);

    // Force garbage collection: while the body arrives, only the response references the request.
    setFlagsFromString('--expose-gc');
    const collecting = setInterval(runInNewContext('gc') as () => void, 20);
    mock.faults.set('getUserProfile', { slowBody: 3 });
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 300);
    const response = await mock.fetch(new Request(`${BASE_URL}/user`, { headers, signal: controller.signal }));
    await expect(response.text()).rejects.toMatchObject({ name: 'AbortError' });
    clearInterval(collecting);

    const before = mock.requests.length;
    await expect(mock.fetch(`${BASE_URL}/user`, { headers, signal: AbortSignal.abort('no') })).rejects.toBe('no');
    expect(mock.requests).toHaveLength(before);
  });

  it('applies to the operation that _method names', async () => {
    mock.faults.set('updatePicture', { status: 500 });
    const form = new FormData();
    form.append('_method', 'PATCH');
    expect((await mock.fetch(`${BASE_URL}/user/picture`, { method: 'POST', headers, body: form })).status).toBe(500);
  });

  it('is removed by a reset', async () => {
    mock.faults.set('getUserProfile', { drop: true });
    await mock.reset();
    expect((await inProcess()).status).toBe(200);
  });

  it.each([
    ['getNothing', { drop: true }, 'fault: unknown operation "getNothing". Known operations: *, createToken'],
    [
      'getUserProfile',
      {},
      'fault: must have at least one of latency, status, drop, reset, cutBody, garbleBody, slowBody, pass, and ' +
        'optionally body, headers, times, received nothing.',
    ],
    ['getUserProfile', { times: 1 }, 'fault: must have at least one of'],
    ['getUserProfile', { delay: 1 }, 'fault: must have at least one of'],
    ['getUserProfile', { status: 418 }, 'fault: "status" must be one of 200'],
    ['getUserProfile', { latency: -1 }, 'fault: "latency" must be seconds from 0 to 3600, received -1.'],
    ['getUserProfile', { latency: '2' }, 'fault: "latency" must be seconds from 0 to 3600, received \'2\'.'],
    ['getUserProfile', { latency: null }, 'fault: "latency" must be seconds from 0 to 3600, received null.'],
    ['getUserProfile', { slowBody: 'long' }, 'fault: "slowBody" must be seconds from 0 to 3600, received '],
    ['getUserProfile', { drop: true, times: 0 }, 'fault: "times" must be an integer of at least 1, received 0.'],
    [
      'getUserProfile',
      { status: 99.5, body: '' },
      'fault: "status" must be an integer from 200 to 599, received 99.5.',
    ],
    ['getUserProfile', { status: 502 }, 'Add "body" for the response of a gateway, which may have any status code.'],
    ['*', { status: 409 }, 'fault: "status" must be one of 200'],
    ['getUserProfile', { status: 502, body: 5 }, 'fault: "body" must be a string, received number.'],
    ['getUserProfile', { drop: true, body: 'x' }, 'fault: "body" must be combined with "status".'],
    ['getUserProfile', { drop: true, headers: { a: 'b' } }, 'fault: "headers" must be combined with "status".'],
    ['getUserProfile', { status: 500, headers: { 'a b': 'c' } }, 'fault: "headers" must have names of headers except'],
    ['getUserProfile', { status: 500, headers: { 'Content-Length': '1' } }, "received 'Content-Length'."],
    [
      'getUserProfile',
      { status: 500, headers: { a: 'b\r\nc: d' } },
      'fault: the header "a" must be a text of one line',
    ],
    ['getUserProfile', { status: 500, headers: [] }, 'fault: "headers" must be an object of strings, received [].'],
    ['getUserProfile', { cutBody: -1 }, 'fault: "cutBody" must be a number of bytes, received -1.'],
    ['getUserProfile', { pass: true, drop: true }, 'fault: "pass" must not be combined with drop.'],
    ['getUserProfile', [], 'fault: a sequence of faults must have at least one fault, received none.'],
    ['getUserProfile', [{ drop: true }, { drop: 1 }], 'fault 2 of 2: "drop" must be a boolean, received number.'],
    ['getUserProfile', [null], 'fault 1 of 1: must be an object, received null.'],
    ['getUserProfile', { drop: 'yes' }, 'fault: "drop" must be a boolean, received string.'],
  ])('of %s cannot be %j', async (operation, fault, message) => {
    expect(() => mock.faults.set(operation as 'getUserProfile', fault as object)).toThrow(message);
    const init = { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(fault) };
    const response = await mock.fetch(`http://mock/__wapi/faults/${operation}`, init);
    expect([response.status, await response.json()]).toEqual([400, { message: expect.stringContaining(message) }]);
  });

  it.each(['latency', 'slowBody'])('has a %s of at most an hour', (name) => {
    for (const duration of [0, 3600]) mock.faults.set('getUserProfile', { [name]: duration });
    expect(() => mock.faults.set('getUserProfile', { [name]: 3600.5 })).toThrow(
      `"${name}" must be seconds from 0 to 3600, received 3600.5`,
    );
  });

  it('of status 429 has the documented headers, which agree with each other', async () => {
    mock.faults.set('getUserProfile', { status: 429, times: 1 });
    const preferred = () => mock.fetch(`${BASE_URL}/user`, { headers: { ...headers, prefer: 'code=429' } });
    for (const response of [await inProcess(), await preferred()]) {
      expect([response.status, Object.fromEntries(response.headers)]).toEqual([
        429,
        expect.objectContaining({
          'retry-after': '1',
          'x-ratelimit-limit': '15',
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': expect.stringMatching(/^\d{10}$/),
        }),
      ]);
      const wait = Number(response.headers.get('x-ratelimit-reset')) - Date.now() / 1000;
      expect(wait).toBeLessThanOrEqual(2);
    }
    mock.faults.set('getUserProfile', { status: 403, headers: { 'X-Custom': 'yes' } });
    expect(Object.fromEntries((await inProcess()).headers)).toMatchObject({
      'x-ratelimit-limit': '15',
      'x-ratelimit-remaining': '15',
      'x-custom': 'yes',
    });
  });

  it.each([
    [{ status: 502, body: '<h1>502 Bad Gateway</h1>' }, 502, '<h1>502 Bad Gateway</h1>', 'text/html; charset=utf-8'],
    [{ status: 504, body: 'upstream timed out' }, 504, 'upstream timed out', 'text/plain; charset=utf-8'],
    [{ status: 429, body: '' }, 429, '', null],
    [
      { status: 200, body: '{"a":1}', headers: { 'Content-Type': 'application/json' } },
      200,
      '{"a":1}',
      'application/json',
    ],
  ])('plays the response of a gateway: %j', async (fault, status, body, type) => {
    mock.faults.set('getUserProfile', fault);
    await onPort(async (call) => {
      for (const response of [await inProcess(), await call()]) {
        expect([response.status, await response.text()]).toEqual([status, body]);
        expect(response.headers.get('content-type')).toBe(type);
        expect([response.headers.get('x-ratelimit-limit'), response.headers.get('retry-after')]).toEqual([null, null]);
      }
    });
  });

  it('cuts a body, garbles it, or resets the connection, in process and on a port', async () => {
    const whole = await (await inProcess()).text();
    await onPort(async (call) => {
      for (const one of [inProcess, call]) {
        mock.faults.set('getUserProfile', { cutBody: 10 });
        const cut = await one();
        expect(cut.headers.get('content-length') ?? String(whole.length)).toBe(String(whole.length));
        let received = '';
        const read = async (): Promise<void> => {
          for await (const piece of cut.body as unknown as AsyncIterable<Uint8Array>)
            received += Buffer.from(piece).toString();
        };
        await expect(read()).rejects.toThrow('terminated');
        expect(received).toBe(whole.slice(0, 10));

        mock.faults.set('getUserProfile', { garbleBody: true });
        const garbled = new Uint8Array(await (await one()).arrayBuffer());
        expect(garbled).toHaveLength(whole.length);
        expect(() => new TextDecoder('utf-8', { fatal: true }).decode(garbled)).toThrow('not valid');

        mock.faults.set('getUserProfile', { reset: true });
        await expect(one()).rejects.toMatchObject({ message: 'fetch failed', cause: { code: 'ECONNRESET' } });
      }
    });
  });

  it('can be a sequence: fail twice in different ways, succeed once, fail once more, then succeed', async () => {
    const row = [
      { status: 502, body: '<h1>Bad Gateway</h1>' },
      { drop: true },
      { pass: true },
      { status: 500, times: 2 },
    ];
    const result = () =>
      inProcess().then(
        ({ status }) => status,
        () => 'dropped',
      );
    const init = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(row) };
    const byHttp = () => mock.fetch('http://mock/__wapi/faults/getUserProfile', { method: 'PUT', ...init });
    for (const set of [() => mock.faults.set('getUserProfile', row), byHttp]) {
      await set();
      const results = [];
      for (let index = 0; index < 7; index += 1) results.push(await result());
      expect(results).toEqual([502, 'dropped', 200, 500, 500, 200, 200]);
    }
  });

  it('of * applies to every operation without a fault of its own', async () => {
    mock.faults.set('*', { status: 503, body: '' });
    mock.faults.set('getUserProfile', { pass: true });
    const list = await mock.fetch('http://mock/__wapi/faults');
    expect(await list.json()).toEqual({
      faults: { '*': [{ status: 503, body: '' }], getUserProfile: [{ pass: true }] },
    });
    expect((await inProcess()).status).toBe(200);
    expect((await mock.fetch(`${BASE_URL}/user/banks`, { headers })).status).toBe(503);
    await mock.fetch('http://mock/__wapi/faults/*', { method: 'DELETE' });
    expect((await mock.fetch(`${BASE_URL}/user/banks`, { headers })).status).toBe(200);
  });

  it('is set and removed by the control path, in its namespace', async () => {
    const own = { 'x-wapi-mock-namespace': 'a', 'content-type': 'application/json' };
    const status = async (more: object) =>
      (await mock.fetch(`${BASE_URL}/user`, { headers: { ...headers, ...more } })).status;
    const set = await mock.fetch('http://mock/__wapi/faults/getUserProfile', {
      method: 'PUT',
      headers: own,
      body: '{"status":500}',
    });
    expect(set.status).toBe(200);
    expect([await status(own), await status({})]).toEqual([500, 200]);
    expect((await mock.fetch('http://mock/__wapi/faults', { method: 'DELETE', headers: own })).status).toBe(200);
    expect(await status(own)).toBe(200);
    expect(
      (await mock.fetch('http://mock/__wapi/faults/a/b', { method: 'PUT', headers: own, body: '{}' })).status,
    ).toBe(404);
  });
});
