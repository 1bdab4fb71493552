import { credentialHeaders, needsCredential } from '../auth/needs-credential.js';
import { WapiConfigError } from '../errors/wapi-config-error.js';
import type { WapiErrorDetails } from '../errors/wapi-error.js';
import { WapiNetworkError } from '../errors/wapi-network-error.js';
import type { WapiResponseError } from '../errors/wapi-response-error.js';
import { tell, type WapiEvent } from '../hooks.js';
import { type Caller, TooLate, type Turn } from '../pacing/pacer.js';
import { abortable } from './abortable.js';
import type { Client } from './client.js';
import { neverSent } from './never-sent.js';
import type { Outgoing } from './outgoing.js';
import { type Body, readAnswer } from './read-answer.js';
import { retryTime } from './retry.js';
import { limitTime, type TimeLimit } from './time-limit.js';
import { label } from './wire-operation.js';

/** What the requests of one call have in common. */
export interface Trip {
  /** Its place in the pacer's queues. */
  caller: Caller;
  /** Ends with the call's signal or its total timeout. */
  total: TimeLimit;
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
  const { total } = trip;
  let time: TimeLimit | undefined;
  let turn: Turn | undefined;
  let secret: string | undefined;
  let sent = false;
  let response: Response | undefined;
  let counted = false;
  try {
    turn = await client.pacer?.enter(call.operation, trip.caller);
    const headers = baseHeaders(call);
    secret = await abortable(total.signal, () => addCredential(client, call, headers, renewed));
    total.signal.throwIfAborted();
    // The wait for a turn or a token is none of the request's time.
    const { signal } = (time = limitTime(total.signal, call.timeouts.attempt));
    const started = Date.now();
    tell(client.hooks.request, () => trip.event());
    let fault: string | undefined;
    try {
      response = await abortable(signal, () => {
        sent = counted = true;
        return call.send(headers, signal);
      });
    } catch (cause) {
      fault = isOver(total, time) ? 'timeout' : signal.aborted ? 'aborted' : 'network';
      throw cause;
    } finally {
      const status = response?.status;
      tell(client.hooks.response, () => ({ ...trip.event(status, fault), status, durationMs: Date.now() - started }));
    }
    return await outcomeOf(call, trip, response, secret, signal);
  } catch (cause) {
    const aborted = call.signal?.aborted === true && cause === call.signal.reason;
    const late = cause instanceof TooLate;
    const timedOut = late ? cause.at > trip.caller.deadline : !aborted && isOver(total, time);
    if (!sent && !late && !aborted && !timedOut) throw cause;
    counted = sent && !neverSent(cause);
    const what = late ? 'its turn comes too late' : aborted ? 'aborted' : timedOut ? 'timed out' : 'no answer';
    const error = new WapiNetworkError(`${label(call.operation)}: ${what}, the request ${counted ? 'may have been carried out' : 'was not sent'}`, {
      ...trip.details(),
      aborted,
      timedOut,
      maybeSent: counted,
      ...(late ? { retryAt: new Date(cause.at) } : { cause }),
    });
    return { error, status: undefined, secret };
  } finally {
    time?.release();
    if (response?.status === 429) turn?.closeUntil(retryTime(response) ?? 0);
    turn?.end(counted && response?.status !== 429, response?.headers);
  }
}

function isOver(total: TimeLimit, time: TimeLimit | undefined): boolean {
  return total.timedOut() || time?.timedOut() === true;
}

async function outcomeOf(call: Outgoing, trip: Trip, response: Response, secret: string | undefined, signal: AbortSignal): Promise<Outcome> {
  const { operation, body: form } = call;
  const { status } = response;
  let text: string | undefined;
  let cause: unknown;
  try {
    text = await abortable(signal, () => (call.keepBody ? response.clone() : response).text());
  } catch (error) {
    if (signal.aborted) throw error;
    cause = error;
  }
  const texts = [...(form?.values() ?? [])].filter((value) => typeof value === 'string');
  const at = status < 400 ? undefined : retryTime(response);
  const retryAt = at === undefined ? undefined : new Date(at);
  const details = { ...trip.details(), retryAt };
  try {
    const body = readAnswer(operation, status, text, [...(secret ? [secret] : []), ...texts], { ...details, cause });
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
async function addCredential(client: Client, { operation }: Outgoing, headers: Headers, renewed?: string): Promise<string | undefined> {
  const credential = needsCredential(client, operation);
  if (!credential) return undefined;
  const secret = renewed ?? (await credential.secret());
  headers.set(credential.headerName, credential.kind === 'bearer' ? `Bearer ${secret}` : secret);
  return secret;
}
