import { needsCredential } from '../auth/needs-credential.js';
import { revokeToken } from '../generated/operation-list.js';
import { describeAttempt, tell, type WapiRetryEvent } from '../hooks.js';
import { type Answer, attempt, type Outcome, type Trip } from './attempt.js';
import type { Client } from './client.js';
import { labelled } from './labelled.js';
import type { Outgoing } from './outgoing.js';
import { pause } from './retry.js';
import { sleep, within } from './time-limit.js';
import { toCurl } from './to-curl.js';

/** How many there were. */
let calls = 0;

/**
 * Sends a call, waiting for its turn and repeating it where that does no harm: it surely was not carried out, or it only reads.
 *
 * @throws WapiConfigError, WapiAuthError, WapiNetworkError or WapiResponseError
 */
export async function exchange(client: Client, call: Outgoing): Promise<Answer> {
  const { operation } = call;
  const started = Date.now();
  const deadline = started + call.timeouts.total;
  // Browsers have randomUUID in secure contexts only.
  const requestId = globalThis.crypto.randomUUID?.() ?? String(Math.random());
  let attempts = 0;
  const trip: Trip = {
    caller: { number: (calls += 1), deadline, patience: client.maxRetryAfter },
    timedOut: false,
    within: (work, milliseconds = Infinity) => within(call.signal, Math.min(milliseconds, deadline - Date.now()), () => (trip.timedOut = true), work),
    details: () => ({
      operationId: operation.id,
      requestId,
      attempts,
      durationMs: Date.now() - started,
      curl: () => toCurl(operation, client.baseUrl, call.query, call.body, needsCredential(client, operation)?.headerName),
    }),
    event: (status, fault) => describeAttempt(operation, client.baseUrl, call.method, requestId, attempts, status, fault),
  };
  const isOver = (): boolean => call.signal?.aborted === true || Date.now() + 1 >= deadline;
  try {
    needsCredential(client, operation);
    let renewed: string | undefined;
    for (let retries = 0, mayRenew = operation.scope !== undefined; ;) {
      attempts += 1;
      const outcome = await attempt(client, call, trip, renewed);
      const { answer, error, secret } = outcome;
      const isRefused: boolean = mayRenew && answer?.status === 401;
      if (isRefused) mayRenew = false;
      renewed = isRefused && secret !== undefined ? await otherSecret(client, secret, trip, isOver) : undefined;
      const next: Next | undefined = renewed === undefined ? nextRetry(client, call, outcome, retries, deadline) : { reason: 'token', delayMs: 0 };
      if (!next || (error && isOver())) {
        // A store that fails keeps tokens that are worthless now, and finds that out by itself.
        if (operation === revokeToken && answer && answer.status < 400) await client.credential?.forget?.().catch(() => {});
        return settle(outcome);
      }
      if (!isOver()) tell(client.hooks.retry, () => ({ ...trip.event(outcome.status), ...next }));
      if (next.reason !== 'token') retries += 1;
      // An abort is left to the next attempt to tell. Where the API has said when, the pacer holds everyone back until then, in the order in which they came.
      const isHeld = client.pacer && answer?.status === 429 && Number(answer.retryAt) > Date.now();
      if (next.delayMs > 0 && !isHeld) await sleep(next.delayMs, call.signal).catch(() => {});
    }
  } catch (error) {
    throw labelled(operation, error, trip.details());
  }
}

type Next = Pick<WapiRetryEvent, 'reason' | 'delayMs'>;

function nextRetry(client: Client, call: Outgoing, { answer, error, status }: Outcome, retries: number, deadline: number): Next | undefined {
  const failed = status === undefined || status >= 500;
  const reads = call.operation.method === 'GET' && (failed || status === 429 || error?.cause !== undefined);
  const harmless = reads || answer?.status === 429 || error?.maybeSent === false;
  if (!harmless || retries >= call.retries) return undefined;
  const at = (answer ?? error)?.retryAt;
  const wait = at ? at.getTime() - Date.now() : 0;
  // A time that is over is no leave to come back all at once.
  const delayMs = wait > 0 ? wait : pause(retries);
  if (wait > client.maxRetryAfter || Date.now() + delayMs > deadline) return undefined;
  return { reason: status === undefined ? 'network' : 'status', delayMs };
}

/** What came in place of a refused token. After an abort it is the same one, for the next attempt to find out before it sends anything. */
async function otherSecret({ credential }: Client, refused: string, trip: Trip, isOver: () => boolean): Promise<string | undefined> {
  try {
    return await trip.within(async () => credential?.renew?.(refused));
  } catch (error) {
    if (isOver()) return refused;
    throw error;
  }
}

function settle({ answer, error }: Outcome): Answer {
  if (error) throw error;
  return answer;
}
