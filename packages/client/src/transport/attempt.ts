import { credentialHeaders, needsCredential } from '../auth/needs-credential.js';
import { WapiConfigError } from '../errors/wapi-config-error.js';
import type { WapiErrorDetails } from '../errors/wapi-error.js';
import { WapiNetworkError } from '../errors/wapi-network-error.js';
import type { WapiResponseError } from '../errors/wapi-response-error.js';
import { tell, type WapiEvent } from '../hooks.js';
import { secretFields } from '../generated/wire.js';
import { type Caller, TooLate, type Turn } from '../pacing/pacer.js';
import type { Client } from './client.js';
import { neverSent } from './never-sent.js';
import type { Outgoing } from './outgoing.js';
import { type Body, readAnswer } from './read-answer.js';
import { retryTime } from './retry.js';
import { limitTime, timeUp } from './time-limit.js';
import { label } from './wire-operation.js';

/** What the requests of one call have in common. */
export interface Trip {
  /** Its place in the pacer's queues. */
  caller: Omit<Caller, 'signal'>;
  /** Work that ends with the call's signal or its total timeout, or after so many milliseconds if that is sooner. */
  within<T>(work: (signal: AbortSignal) => Promise<T>, milliseconds?: number): Promise<T>;
  /** Whether a timeout ended something of the current request. */
  timedOut: boolean;
  details(): CallDetails;
  event(status?: number, fault?: string): WapiEvent;
}

/** How a call went, for its result or an error about it. */
export type CallDetails = WapiErrorDetails & { requestId: string; attempts: number; durationMs: number };

/** A documented answer. */
export interface Answer {
  status: number;
  body: Body;
  response: Response;
  /** When the same call can succeed. */
  retryAt: Date | undefined;
  details: CallDetails;
}

/** How one request went. */
export type Outcome = ({ answer: Answer; error?: never } | { answer?: never; error: WapiNetworkError | WapiResponseError }) & {
  /** The HTTP status, documented or not; undefined if no answer came. */
  status: number | undefined;
  /** The token or key that was sent. */
  secret: string | undefined;
};

/**
 * Makes one request of a call, when it is its turn.
 *
 * The credential is put in last, where nothing but `fetch` sees it.
 *
 * @param renewed the token that came in place of a refused one
 * @throws WapiConfigError or WapiAuthError before anything is sent
 */
export async function attempt(client: Client, call: Outgoing, trip: Trip, renewed?: string): Promise<Outcome> {
  const { operation, signal } = call;
  let turn: Turn | undefined;
  let secret: string | undefined;
  let sent = false;
  let response: Response | undefined;
  let counted = false;
  trip.timedOut = false;
  try {
    signal?.throwIfAborted();
    turn = await enter(client, call, trip);
    const headers = baseHeaders(call);
    secret = await addCredential(client, call, trip, headers, renewed);
    signal?.throwIfAborted();
    const started = Date.now();
    // Timers may be a millisecond early.
    trip.timedOut = started + 1 >= trip.caller.deadline;
    if (trip.timedOut) throw timeUp();
    tell(client.hooks.request, () => trip.event());
    let text: string | undefined;
    let cause: unknown;
    let fault: string | undefined;
    try {
      // The wait for a turn or a token is none of the request's time, but all is the call's.
      await trip.within(async (stop) => {
        sent = counted = true;
        response = await call.send(headers, stop);
        try {
          text = await (call.keepBody ? response.clone() : response).text();
        } catch (error) {
          cause = error;
        }
      }, call.timeouts.attempt);
    } catch (error) {
      fault = trip.timedOut ? 'timeout' : signal?.aborted ? 'aborted' : 'network';
      throw error;
    } finally {
      const status = (response as Response | undefined)?.status;
      tell(client.hooks.response, () => ({ ...trip.event(status, fault), status, durationMs: Date.now() - started }));
    }
    return outcomeOf(call, trip, response as unknown as Response, text, cause, secret);
  } catch (cause) {
    const aborted = signal?.aborted === true && cause === signal.reason;
    const late = cause instanceof TooLate;
    const timedOut = late ? cause.at > trip.caller.deadline : !aborted && trip.timedOut;
    if (!sent && !late && !aborted && !timedOut) throw cause;
    counted = sent && !neverSent(cause);
    const what = late ? `its turn at ${operation.limit} per minute comes too late` : aborted ? 'aborted' : timedOut ? 'timed out' : noAnswer(cause);
    const error = new WapiNetworkError(`${label(operation)}: ${what}, the request ${counted ? 'may have been carried out' : 'was not sent'}`, {
      ...trip.details(),
      aborted,
      timedOut,
      maybeSent: counted,
      ...(late ? { retryAt: new Date(cause.at) } : { cause }),
    });
    return { error, status: undefined, secret };
  } finally {
    if (response?.status === 429) turn?.closeUntil(retryTime(response) ?? 0);
    turn?.end(counted && response?.status !== 429, response?.headers);
  }
}

/** With the code of the system's error, which says more than `fetch failed`. */
function noAnswer(error: unknown): string {
  let code: unknown;
  for (let cause = error; cause instanceof Error && code === undefined; cause = cause.cause) ({ code } = cause as { code?: unknown });
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(code) ? `no answer (${code})` : 'no answer';
}

/** The pacer watches the signal itself: a turn that was given must not be lost to an abort in the same moment. */
async function enter(client: Client, { operation, signal }: Outgoing, trip: Trip): Promise<Turn | undefined> {
  const { pacer } = client;
  const turn = pacer?.tryEnter(operation);
  if (!pacer || turn) return turn;
  tell(client.hooks.wait, () => trip.event());
  const time = limitTime(signal, trip.caller.deadline - Date.now());
  try {
    return await pacer.enter(operation, { ...trip.caller, signal: time.signal });
  } finally {
    trip.timedOut = time.timedOut();
    time.release();
  }
}

/**
 * @param text the body; undefined if it broke off, for the `cause`
 */
function outcomeOf(call: Outgoing, trip: Trip, response: Response, text: string | undefined, cause: unknown, secret: string | undefined): Outcome {
  const { operation, body: form } = call;
  const { status } = response;
  const fields = [...(form ?? [])].filter((field): field is [string, string] => typeof field[1] === 'string' && field[1] !== '');
  const isSecret = ([name]: [string, string]): boolean => secretFields.includes(name);
  const valuesOf = (some: [string, string][]): string[] => some.map(([, value]) => value);
  const secrets = [...(secret ? [secret] : []), ...valuesOf(fields.filter(isSecret))];
  const at = status < 400 ? undefined : retryTime(response);
  const retryAt = at === undefined ? undefined : new Date(at);
  const details = { ...trip.details(), retryAt };
  try {
    const body = readAnswer(operation, response, text, secrets, valuesOf(fields), { ...details, cause });
    return { answer: { status, body, response, retryAt, details }, status, secret };
  } catch (error) {
    return { error: error as WapiResponseError, status, secret };
  }
}

function baseHeaders({ headers: own }: Outgoing): Headers {
  if (credentialHeaders.some((name) => own.has(name))) {
    throw new WapiConfigError(`${credentialHeaders.join(' and ')} are set by the client, pass auth to createWapi`);
  }
  const headers = new Headers(own);
  headers.set('Accept', 'application/json');
  return headers;
}

/** @returns the secret */
async function addCredential(client: Client, { operation }: Outgoing, trip: Trip, headers: Headers, renewed?: string): Promise<string | undefined> {
  const credential = needsCredential(client, operation);
  if (!credential) return undefined;
  const given = renewed ?? credential.secret();
  const secret = typeof given === 'string' ? given : await trip.within(() => given);
  headers.set(credential.headerName, credential.kind === 'bearer' ? `Bearer ${secret}` : secret);
  return secret;
}
