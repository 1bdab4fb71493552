import { emit } from '../hooks/emit.js';
import type { OperationDescriptor } from '../operation/descriptor.js';
import { fromEpoch, now } from '../pacing/clock.js';
import { type Permit, TooLateError, type WapiPacer } from '../pacing/pacer.js';
import { rejectCredentials } from './call-headers.js';
import type { CallContext } from './call-context.js';
import type { Client } from './client.js';
import { type Outcome, toFailedOutcome, toOutcome } from './outcome.js';
import { parseRetryAfter } from './parse-retry-after.js';
import type { PreparedRequest } from './prepared-request.js';
import { readBody, type ReceivedResponse } from './read-body.js';
import { classifyFailure, IN_DOUBT, mayHaveArrived, type RequestState, UNSENT } from './request-state.js';
import { requireCredential } from './require-credential.js';
import { limitTime, type TimeLimit, timeUp } from './time-limit.js';
import { warnAboutWait } from './warn-about-wait.js';

/** One request while it is being made. `state` describes its progress. */
interface Attempt {
  state: RequestState;
  /** Whether the request may have arrived and therefore uses a slot of the rate limit. Set when the request ends. */
  maybeSent: boolean;
}

/**
 * Makes one request of a call: waits for a permit and a credential, sends the request, and reads the response.
 *
 * @param renewedSecret the token that replaces a refused token
 * @throws WapiConfigError or WapiAuthError, before anything is sent
 */
export async function attempt(
  client: Client,
  request: PreparedRequest,
  context: CallContext,
  renewedSecret?: string,
): Promise<Outcome> {
  const { operation } = request;
  const current: Attempt = { state: UNSENT, maybeSent: false };
  let permit: Permit | undefined;
  let secret: string | undefined;
  context.timedOut = false;
  try {
    context.signal?.throwIfAborted();
    const { pacer } = client;
    permit = pacer && (pacer.tryEnter(operation) ?? (await waitForPermit(client, pacer, operation, context)));
    const headers = mergeHeaders(client, request);
    const credential = requireCredential(client, operation);
    if (credential) {
      const given = renewedSecret ?? credential.secret();
      secret = typeof given === 'string' ? given : await context.within(() => given);
      // Add the credential as the last step, so that only `fetch` sees the secret.
      headers.set(credential.headerName, credential.kind === 'bearer' ? `Bearer ${secret}` : secret);
    }
    context.signal?.throwIfAborted();
    const received = await send(client, request, context, headers, current);
    current.maybeSent = true;
    return toOutcome(client, request, context, received, secret);
  } catch (cause) {
    const failure = classifyFailure(context, current.state, cause);
    // This is not a failed request: an option or the credential is wrong, and nothing was sent.
    if (!failure) throw cause;
    current.maybeSent = mayHaveArrived(operation, current.state, failure);
    const maybeSent = current.maybeSent || context.maybeSent;
    return toFailedOutcome(request, context, failure, cause, maybeSent, getReceived(current.state), secret);
  } finally {
    releasePermit(permit, current);
  }
}

/**
 * Passes the request to `fetch` and reads the response. Once `exchange` starts, the API may have received the request.
 */
async function send(
  client: Client,
  request: PreparedRequest,
  context: CallContext,
  headers: Headers,
  current: Attempt,
): Promise<ReceivedResponse> {
  const started = now();
  context.timedOut = context.isOver();
  if (context.timedOut) throw timeUp();
  emit(client.hooks.request, () => context.event());

  const exchange = async (time: TimeLimit): Promise<ReceivedResponse> => {
    current.state = IN_DOUBT;
    const response = await request.send(headers, time.signal);
    if (typeof response?.headers?.get !== 'function') throw new TypeError('fetch must resolve to a Response');
    // Its status 0 is not a redirect. In a browser, a redirect has the type `opaqueredirect`.
    if (response.type === 'error') throw new TypeError('fetch resolved to Response.error()');
    const received: ReceivedResponse = { response, text: '', fault: undefined };
    current.state = { name: 'responded', received };
    await readBody(received, request.keepBody, client.maxResponseBytes, time);
    return received;
  };
  let fault: string | undefined;
  try {
    // The attempt timeout starts here, because waiting for a permit or a token is not part of the request.
    return await context.within(exchange, context.settings.timeouts.attempt);
  } catch (error) {
    fault = getFaultName(context);
    throw error;
  } finally {
    const status = getReceived(current.state)?.response.status;
    const durationMs = Math.round(now() - started);
    emit(client.hooks.response, () => ({ ...context.event(status, fault), status, durationMs }));
  }
}

/** Returns the value of the span's `error.type` attribute. */
function getFaultName({ signal, timedOut }: CallContext): string {
  if (timedOut) return 'timeout';
  return signal?.aborted ? 'aborted' : 'network';
}

function getReceived(state: RequestState): ReceivedResponse | undefined {
  return state.name === 'responded' ? state.received : undefined;
}

/** Releases the permit. A request uses no slot if it was refused with 429 or was definitely not sent. */
function releasePermit(permit: Permit | undefined, { state, maybeSent }: Attempt): void {
  const response = getReceived(state)?.response;
  const isRefused = response?.status === 429;
  if (isRefused) permit?.closeUntil(fromEpoch(parseRetryAfter(response) ?? 0));
  permit?.end(maybeSent && !isRefused, response?.headers);
}

/**
 * Waits for a permit. The pacer watches the signal itself, so that an abort cannot lose a permit that is granted at the
 * same moment.
 */
async function waitForPermit(
  client: Client,
  pacer: WapiPacer,
  operation: OperationDescriptor,
  context: CallContext,
): Promise<Permit> {
  emit(client.hooks.wait, () => context.event());
  const deadline = Math.min(context.waiter.deadline, now() + context.settings.maxWait);
  const time = limitTime(context.signal, deadline - now());
  const onQueued = (startsAt: number): void => warnAboutWait(client, operation, startsAt - now());
  try {
    return await pacer.enter(operation, { ...context.waiter, deadline, signal: time.signal, onQueued });
  } catch (error) {
    // The timeout ended the wait before the call's deadline, because the queue was slower than estimated.
    if (time.timedOut() && deadline < context.waiter.deadline)
      throw new TooLateError(fromEpoch(Number(pacer.limits([operation])[operation.id].nextAt ?? Date.now())));
    context.timedOut = time.timedOut();
    throw error;
  } finally {
    time.release();
  }
}

function mergeHeaders(client: Client, { headers: given }: PreparedRequest): Headers {
  const headers = new Headers(client.headers);
  if (given) rejectCredentials(given);
  given?.forEach((value, name) => headers.set(name, value));
  headers.set('Accept', 'application/json');
  return headers;
}
