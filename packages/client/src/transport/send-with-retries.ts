import { revokeToken } from '../generated/operation-list.js';
import { emit } from '../hooks/emit.js';
import { attempt } from './attempt.js';
import type { CallContext } from './call-context.js';
import type { Client } from './client.js';
import { getRetryAt, type Outcome, type ParsedResponse } from './outcome.js';
import type { PreparedRequest } from './prepared-request.js';
import { mayHaveProcessed } from './refusals.js';
import { requireCredential } from './require-credential.js';
import { planRetry, type RetryPlan } from './retry-policy.js';
import { sleep } from './time-limit.js';
import { withOperationContext } from './with-operation-context.js';

/**
 * Sends a request and repeats it if `isSafeToRepeat` allows that.
 *
 * @throws WapiConfigError, WapiAuthError, WapiNetworkError or WapiResponseError
 */
export async function sendWithRetries(
  client: Client,
  request: PreparedRequest,
  context: CallContext,
): Promise<ParsedResponse> {
  const { operation } = request;
  try {
    requireCredential(client, operation);
    const outcome = await attemptUntilFinal(client, request, context);
    // Ignore an error from the store. The next call finds out that the stored tokens are revoked.
    if (operation === revokeToken && isSuccess(outcome)) await client.credential?.forget?.().catch(() => {});
    return unwrap(outcome);
  } catch (error) {
    throw withOperationContext(operation, error, context.details());
  }
}

/** The next step after a request. */
type NextStep =
  /** The outcome is final. */
  | { kind: 'finish' }
  /**
   * Repeat the request with a new token. This does not count as a retry, because the API refused to carry out the
   * request.
   */
  | { kind: 'renewed'; secret: string; plan: RetryPlan }
  /** Once more after a delay. */
  | { kind: 'retry'; plan: RetryPlan };

async function attemptUntilFinal(client: Client, request: PreparedRequest, context: CallContext): Promise<Outcome> {
  let retries = 0;
  let mayRenew = request.operation.scope !== undefined;
  let secret: string | undefined;
  for (;;) {
    context.attempts += 1;
    const outcome = await attempt(client, request, context, secret);
    const isRefused = mayRenew && outcome.kind === 'result' && outcome.status === 401;
    // Renew a token only once in a call, because a second refusal has a cause other than an expired token.
    if (isRefused) mayRenew = false;
    const next = await decideNextStep(client, request, context, outcome, isRefused, retries);
    // If the call has been aborted or has timed out, do not retry after an error. After a response, let the next
    // attempt report the abort or the timeout.
    if (next.kind === 'finish' || (outcome.kind !== 'result' && context.isOver())) return outcome;
    context.maybeSent ||=
      outcome.kind === 'failed' ? outcome.error.maybeSent : mayHaveProcessed(request.operation, outcome.status);
    if (!context.isOver()) emit(client.hooks.retry, () => ({ ...context.event(outcome.status), ...next.plan }));
    if (next.kind === 'retry') retries += 1;
    secret = next.kind === 'renewed' ? next.secret : undefined;
    // The next attempt reports an abort that happens during this delay.
    if (next.plan.delayMs > 0 && !isHeldByPacer(client, outcome))
      await sleep(next.plan.delayMs, request.signal).catch(() => {});
  }
}

async function decideNextStep(
  client: Client,
  request: PreparedRequest,
  context: CallContext,
  outcome: Outcome,
  isRefused: boolean,
  retries: number,
): Promise<NextStep> {
  if (isRefused && outcome.kind === 'result' && outcome.secret !== undefined) {
    const secret = await renewCredential(client, outcome.secret, context);
    if (secret !== undefined) return { kind: 'renewed', secret, plan: { reason: 'token', delayMs: 0 } };
  }
  const plan = planRetry(client, request, outcome, retries, context.waiter.deadline);
  return plan ? { kind: 'retry', plan } : { kind: 'finish' };
}

/**
 * Whether the pacer blocks the operation until the time that the API named. The pacer then releases callers in the
 * order of the queue.
 */
function isHeldByPacer({ pacer }: Client, outcome: Outcome): boolean {
  return pacer !== undefined && outcome.status === 429 && Number(getRetryAt(outcome)) > Date.now();
}

/**
 * Gets a new token after the API refused one.
 *
 * @returns the new token; undefined if no new token exists. Returns the refused token if the call has been aborted or
 * timed out: the next attempt then fails without sending a request
 */
async function renewCredential(
  { credential }: Client,
  refused: string,
  context: CallContext,
): Promise<string | undefined> {
  try {
    return await context.within(async () => credential?.renew?.(refused));
  } catch (error) {
    if (context.isOver()) return refused;
    throw error;
  }
}

function isSuccess(outcome: Outcome): boolean {
  return outcome.kind === 'result' && outcome.status < 400;
}

function unwrap(outcome: Outcome): ParsedResponse {
  if (outcome.kind !== 'result') throw outcome.error;
  return outcome.parsed;
}
