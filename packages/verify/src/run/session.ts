import type { Contract, Environment, Operation, Platform } from '@wapi/types';
import { createRouter, type Finding, headerFinder, kindOf } from '@wapi/validation';
import { decodeBody } from '../traffic/decode-body.js';
import type { DeviationLog, Seen } from '../traffic/deviation-log.js';
import type { Inspector } from '../traffic/inspect.js';
import type { TrafficExchange } from '../traffic/exchange.js';
import {
  type Call,
  type CallCredential,
  type Credentials,
  operationOf,
  type RegisterResult,
  type Reply,
  requireSignIn,
  type Session,
  SkipStep,
  StepFailed,
  valueAt,
} from '../probes/step.js';
import type { Made } from './made.js';
import type { Pacer } from './pacer.js';
import { type Relay, startRelay } from './relay.js';
import type { Transport, WireRequest, WireResponse } from './transport.js';

export interface SessionOptions {
  contract: Contract;
  platform: Platform;
  environment: Environment;
  credentials: Credentials;
  transport: Transport;
  inspect: Inspector;
  log: DeviationLog;
  pacer: Pacer;
  made: Made;
  clock: () => number;
  sleep: (ms: number) => Promise<void>;
  /** Aborts waits, and steps that run other programs. */
  signal?: AbortSignal | undefined;
  /** Called with each checked exchange. */
  onExchange: (exchange: TrafficExchange) => void;
  /** Called with each conclusion about a register entry. */
  onSettled: (result: RegisterResult) => void;
  maxBytes: number;
}

/** The longest wait after a 429, in seconds. */
const MAX_RETRY_AFTER = 120;

/** A session, and its end. */
export interface RunningSession extends Session {
  /** Revokes every token of the session, and stops the relay. */
  close(): Promise<void>;
}

/** Creates a run's connection to the server. */
export function createSession(options: SessionOptions): RunningSession {
  const { contract, credentials, transport, inspect, log, pacer, made, clock, sleep, maxBytes, onExchange } = options;
  const route = createRouter(contract.operations);
  const tokens = new Map<string, Promise<string>>();
  const sendsKey = credentials.password === undefined;
  let requests = 0;
  let lastFindings: readonly Finding[] = [];
  let last: Seen = { operation: undefined, endpoint: '', status: null, request: 0 };

  async function credentialHeaders(operation: Operation | undefined, given: CallCredential): Promise<string[]> {
    const { header } = contract.credentials.wapiKey;
    if (given === 'none') return [];
    if (given !== 'own') {
      const { token, key } = given;
      return [
        ...(token === undefined ? [] : ['Authorization', `Bearer ${token}`]),
        ...(key === undefined ? [] : [header, key]),
      ];
    }
    if (operation === undefined || operation.credentials.length === 0) return [];
    if (sendsKey && credentials.key !== undefined) return [header, credentials.key];
    return ['Authorization', `Bearer ${await session.token(ownScopes(contract, operation))}`];
  }

  async function forward(request: WireRequest): Promise<{ response: WireResponse; reply?: Reply }> {
    const { operation } = route(request.method, request.path.split('?', 1)[0] ?? '');
    if (operation !== undefined) await pacer.admit(operation);
    const response = await transport(request);
    if (operation !== undefined) pacer.count(operation);
    requests += 1;
    const { unanswered, ...message } = response;
    const exchange: TrafficExchange = {
      method: request.method,
      path: request.path,
      request: { rawHeaders: request.rawHeaders, body: request.body ?? new Uint8Array(), complete: true },
      ...('status' in message ? { response: message } : { unanswered: unanswered ?? '' }),
    };
    const { seen, findings } = await inspect(exchange);
    last = { ...seen, request: requests };
    // Ignore request findings, because steps send invalid requests on purpose.
    lastFindings = findings.filter(({ direction }) => direction === 'response');
    log.note(last, lastFindings);
    onExchange(exchange);
    if (!('status' in response)) return { response };
    const reply = await readReply(response, maxBytes);
    made.learn(operation, request.path, reply);
    return { response, reply };
  }

  async function send(request: WireRequest): Promise<Reply> {
    const { reply } = await forward(request);
    if (reply === undefined) throw new SkipStep('the server did not respond');
    return reply;
  }

  const isReported = (place: string): boolean => lastFindings.some((finding) => finding.place === place);
  let relay: Promise<Relay> | undefined;

  const session: RunningSession = {
    contract,
    platform: options.platform,
    environment: options.environment,
    credentials,
    clock,
    settle: options.onSettled,
    isStopping: () => options.signal?.aborted === true,
    async call(call) {
      const { operation } = route(call.method, call.path);
      const credential = await credentialHeaders(operation, call.credential ?? 'own');
      const request = await toWire(call, operation, credential);
      const reply = await send(request);
      if (reply.status !== 429) return reply;
      // Other programs may use up the account's limit. The API did not process the request, so send it again.
      const seconds = Math.min(Number(reply.header('retry-after')) || 60, MAX_RETRY_AFTER);
      await sleep(seconds * 1000);
      return send(request);
    },
    async expect(call, expected) {
      const reply = await session.call(call);
      if (!expected.status.includes(reply.status)) {
        // Skip the step, because the scopes of a key are unknown.
        if (reply.status === 403 && sendsKey && (call.credential ?? 'own') === 'own')
          throw new SkipStep('the key may not call it');
        if (isReported('status')) throw new StepFailed('the status code is not documented');
        session.report({
          place: 'status',
          keyword: 'expectedStatus',
          message: `the documented response to this request is ${expected.status.join(' or ')}`,
          expected: expected.status.join(' or '),
          seen: String(reply.status),
        });
        throw new StepFailed('the status code is not the expected one');
      }
      const message = valueAt(reply.body, 'message');
      const isOther = expected.message !== undefined && typeof message === 'string' && message !== expected.message;
      if (isOther && !isReported('body/message')) {
        session.report({
          place: 'body/message',
          keyword: 'expectedMessage',
          message: `the documented message is "${String(expected.message)}"`,
          expected: 'the documented message',
          seen: kindOf(message),
        });
      }
      return reply;
    },
    report(finding) {
      log.note(last, [{ direction: 'response', ...finding }]);
    },
    token(scopes) {
      const list = scopes.join(' ');
      const granted = tokens.get(list) ?? grant(session, list);
      tokens.set(list, granted);
      return granted;
    },
    async relayUrl() {
      relay ??= startRelay(async (request) => (await forward(request)).response);
      return (await relay).url;
    },
    async close() {
      await (await relay)?.close();
      const { method, path } = operationOf(contract, 'revokeToken');
      for (const granted of tokens.values()) {
        const token = await granted.catch(() => undefined);
        if (token !== undefined) await session.call({ method, path, credential: { token } }).catch(() => undefined);
      }
      tokens.clear();
    },
  };
  return session;
}

/**
 * Returns the scopes of the token for calls to an operation: the parent scopes whose condition equals that of the
 * operation's scope.
 */
export function ownScopes({ credentials }: Contract, { scopes }: Operation): string[] {
  const all = credentials.bearer.scopes;
  const [scope] = scopes;
  const condition = scope === undefined ? undefined : all[scope].condition;
  return Object.entries(all)
    .filter(([, { parent, condition: own }]) => parent === undefined && own === condition)
    .map(([name]) => name);
}

async function grant(session: Session, scopes: string): Promise<string> {
  const signIn = requireSignIn(session);
  const { method, path } = operationOf(session.contract, 'createToken');
  const reply = await session.call({ method, path, fields: { ...signIn, scopes }, credential: 'none' });
  const token = valueAt(reply.body, 'access_token');
  if (reply.status === 403) throw new SkipStep(`the account may not use ${scopes}`);
  if (typeof token !== 'string') throw new SkipStep(`no token was granted: status ${reply.status}`);
  return token;
}

async function toWire(
  { method, path, query = {}, fields, mediaType }: Call,
  operation: Operation | undefined,
  credential: readonly string[],
): Promise<WireRequest> {
  const search = new URLSearchParams(query).toString();
  const rawHeaders = ['Accept', 'application/json', ...credential];
  const target = search === '' ? path : `${path}?${search}`;
  if (fields === undefined) return { method, path: target, rawHeaders, body: undefined };
  if (mediaType !== undefined) {
    const body = Buffer.from(JSON.stringify(fields));
    return { method, path: target, rawHeaders: [...rawHeaders, 'Content-Type', mediaType], body };
  }
  const takesText = operation?.requestBody?.content.some((content) => content.mediaType.endsWith('urlencoded'));
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  const encoded = new Response(takesText === true ? new URLSearchParams(fields as Record<string, string>) : form);
  const type = encoded.headers.get('content-type') ?? '';
  const body = new Uint8Array(await encoded.arrayBuffer());
  return { method, path: target, rawHeaders: [...rawHeaders, 'Content-Type', type], body };
}

async function readReply(
  { status, rawHeaders, body }: { status: number; rawHeaders: readonly string[]; body: Uint8Array | undefined },
  maxBytes: number,
): Promise<Reply> {
  const header = headerFinder(rawHeaders);
  const decoded = await decodeBody(body ?? new Uint8Array(), header('content-encoding'), maxBytes);
  try {
    return { status, header, body: JSON.parse(new TextDecoder().decode(decoded.body)) as unknown };
  } catch {
    return { status, header, body: undefined };
  }
}
