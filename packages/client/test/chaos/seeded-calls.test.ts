import { getEventListeners } from 'node:events';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createWapi, type WapiError, type WapiFetch } from '../../src/index.js';
import { charge } from '../support/bodies.js';
import { verifiedCard } from '../support/calls.js';
import { advanceTimeUntilDone, useFakeClock } from '../support/fake-time.js';
import { createRandom, type Random } from '../support/random.js';
import { jsonResponse } from '../support/recording-client.js';
import { brokenRules, endOf } from './invariants.js';

const SEEDS = 50;
const CALLS = 40;
const TOTAL = 6000;
const PASSWORD = 'correct-horse-battery-staple';

/** One of a call's requests, as the server saw it. */
interface Sent {
  /** Whether the client may repeat a write after this request, because the server definitely did not carry it out. */
  mayRepeat: boolean;
  carriedOut: boolean;
}

const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const failFetch = (code: string, syscall: string): never => {
  throw Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error(code), { code, syscall }) });
};
const OK = { message: 'OK', url: 'https://pay.test/1', transaction_id: 'SB-1', data: { email: 'a@b.test' } };

/** A body that ends, breaks off, or stalls after its first part. */
function stream(chunks: readonly string[], pause: number, ending: 'close' | 'error' | 'stall'): Response {
  const parts = [...chunks];
  return new Response(
    new ReadableStream({
      async pull(controller) {
        if (pause > 0) await sleep(pause);
        const part = parts.shift();
        if (part !== undefined) controller.enqueue(new TextEncoder().encode(part));
        else if (ending === 'close') controller.close();
        else if (ending === 'error') controller.error(new TypeError('terminated'));
        else await new Promise(() => {});
      },
    }),
    { headers: { 'Content-Type': 'application/json' } },
  );
}

type Fault = [mayRepeat: boolean, carriedOut: boolean, respond: (token: string) => Response | Promise<Response>];
const text = JSON.stringify(OK);
const half = text.slice(0, 30);
const FAULTS: readonly Fault[] = [
  [false, true, () => jsonResponse(OK)],
  [false, true, () => jsonResponse(OK, 201)],
  [true, false, () => failFetch('ECONNREFUSED', 'connect')],
  [false, false, () => failFetch('ECONNRESET', 'read')],
  [false, true, () => failFetch('ECONNRESET', 'read')],
  [false, true, () => stream([half], 0, 'close')],
  [false, true, () => stream([half], 0, 'error')],
  [false, true, () => stream([half, text.slice(30)], 900, 'close')],
  [false, true, () => stream([half], 100, 'stall')],
  [false, true, () => new Response('\u0000\ufffd<html>', { status: 200 })],
  [false, false, () => jsonResponse({ message: 'Server Error' }, 500)],
  [false, true, (token) => jsonResponse({ message: `SQL ${token}` }, 500)],
  [false, true, () => new Response('<h1>Bad gateway</h1>', { status: 502 })],
  [true, false, () => jsonResponse({ message: 'Too Many Attempts.' }, 429, { 'Retry-After': '1' })],
  [true, false, () => new Response('<p>Slow down</p>', { status: 429 })],
  [false, true, () => new Response(null, { status: 302, headers: { Location: 'http://elsewhere.test/' } })],
  [true, false, (token) => jsonResponse({ message: `Unauthorized ${token}` }, 401)],
  [false, false, (token) => jsonResponse({ message: `${token} is bad` }, 400)],
  [false, true, () => new Promise(() => {})],
  [false, true, () => sleep(1500).then(() => jsonResponse(OK))],
  [false, true, () => sleep(5000).then(() => jsonResponse(OK))],
];

let tokens = 0;
/** Grants tokens with a short lifetime, and sometimes fails. */
function grant(random: Random): Response | Promise<Response> {
  const fault = random(12);
  if (fault === 0) return failFetch('ECONNRESET', 'read');
  if (fault === 1) return jsonResponse({ message: `${PASSWORD} failed` }, 500);
  if (fault === 2) return new Promise(() => {});
  tokens += 1;
  const token = { token_type: 'Bearer', expires_in: 1 + random(1000) };
  return jsonResponse({
    ...token,
    access_token: `hidden-access-${tokens}-x`,
    refresh_token: `hidden-refresh-${tokens}-x`,
  });
}

const unhandled: unknown[] = [];
const onUnhandled = (error: unknown): void => void unhandled.push(error);
process.on('unhandledRejection', onUnhandled);
beforeEach(() => useFakeClock());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});
afterAll(() => void process.off('unhandledRejection', onUnhandled));

/** Makes concurrent calls with one client. Returns the broken rules. */
async function runSeed(seed: number): Promise<string[]> {
  const random = createRandom(seed);
  const sent = new Map<string, Sent[]>();
  const lines: string[] = [];
  const fetch: WapiFetch = async (url, { headers }) => {
    const given = headers as Headers;
    const id = given.get('X-Call');
    if (id === null || url.includes('/auth/')) return grant(random);
    const [mayRepeat, carriedOut, respond] = FAULTS[random(FAULTS.length)] as Fault;
    sent.set(id, [...(sent.get(id) ?? []), { mayRepeat, carriedOut }]);
    return respond(given.get('Authorization') ?? '');
  };
  const write = (line: string): void => void lines.push(line);
  const wapi = createWapi({
    baseUrl: 'http://wapi.test/wapi',
    auth: { email: 'wapi@test.com', password: PASSWORD, scopes: ['wapi-user-all', 'wapi-trusted-cards-all'] },
    timeouts: { attempt: 2000, total: TOTAL },
    pacing: random(2) === 0,
    fetch,
    logger: { error: write, warn: write, info: write, debug: write },
    logLevel: 'debug',
    on: { deviation() {}, wait() {}, token: (event) => write(JSON.stringify(event)) },
  });
  const shared = new AbortController();
  const call = async (index: number): Promise<string[]> => {
    const id = String(index);
    const isWrite = random(3) > 0;
    const own = new AbortController();
    const controller = random(4) === 0 ? own : shared;
    if (controller === own) setTimeout(() => own.abort(), random(TOTAL));
    const options = { headers: { 'X-Call': id }, signal: controller.signal };
    const started = performance.now();
    const ending = await endOf(
      isWrite ? wapi.trustedCards.charge(verifiedCard, charge, options) : wapi.user.getProfile(options),
    );
    const requests = sent.get(id) ?? [];
    // A read that got a response needs no further check, because the caller has the response.
    const { status } = 'result' in ending ? ending.result : (ending.error as WapiError);
    const decisive = isWrite || status === undefined ? requests : requests.slice(-1);
    const carriedOut = decisive.some((each) => each.carriedOut);
    const broken = brokenRules(ending, carriedOut, [PASSWORD, 'hidden-']);
    if (performance.now() - started > TOTAL + 1) broken.push('it took longer than its total timeout');
    if (isWrite && requests.slice(0, -1).some(({ mayRepeat }) => !mayRepeat)) broken.push('a write was sent twice');
    return broken.map((rule) => `seed ${seed}, call ${id}: ${rule}`);
  };
  const wrong = await advanceTimeUntilDone(Promise.all(Array.from({ length: CALLS }, (_, index) => call(index))));
  if (lines.some((line) => /hidden-/.test(line) || line.includes(PASSWORD)))
    wrong.push([`seed ${seed}: the log has a secret`]);
  if (getEventListeners(shared.signal, 'abort').length > 0) wrong.push([`seed ${seed}: a listener is left`]);
  // Let the timers of slow responses fire, because they belong to the test server, not to the client.
  await vi.advanceTimersByTimeAsync(60_000);
  if (vi.getTimerCount() > 0) wrong.push([`seed ${seed}: ${vi.getTimerCount()} timers are left`]);
  return wrong.flat();
}

test(`${SEEDS * CALLS} calls under chaos keep the rules`, async () => {
  const wrong: string[] = [];
  for (let seed = 0; seed < SEEDS; seed += 1) wrong.push(...(await runSeed(seed)));
  expect(wrong).toEqual([]);
  expect(unhandled).toEqual([]);
});
