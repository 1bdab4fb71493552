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

async function attemptUntilFinal(client: Client, request: PreparedRequest, context: CallContext): Promise<Outcome> {
  const { operation } = request;
  let retries = 0;
  let mayRenew = operation.scope !== undefined;
  let secret: string | undefined;
  for (;;) {
    context.attempts += 1;
    const outcome = await attempt(client, request, context, secret);
    secret = undefined;
    // Renew a token only once in a call, because a second refusal has a cause other than an expired token.
    if (mayRenew && outcome.kind === 'result' && outcome.status === 401) {
      mayRenew = false;
      secret = outcome.secret && (await renewCredential(client, outcome.secret, context));
    }
    // A new token does not count as a retry, because the API refused to carry out the request.
    const plan: RetryPlan | undefined =
      secret === undefined ? planRetry(client, operation, context, outcome, retries) : { reason: 'token', delayMs: 0 };
    // If the call has been aborted or has timed out, do not retry after an error. After a response, let the next
    // attempt report the abort or the timeout.
    if (!plan || (outcome.kind !== 'result' && context.isOver())) return outcome;
    context.maybeSent ||=
      outcome.kind === 'failed' ? outcome.error.maybeSent : mayHaveProcessed(operation, outcome.status);
    if (!context.isOver()) emit(client.hooks.retry, () => ({ ...context.event(outcome.status), ...plan }));
    if (secret === undefined) retries += 1;
    // The next attempt reports an abort that happens during this delay.
    if (plan.delayMs > 0 && !isHeldByPacer(client, outcome)) await sleep(plan.delayMs, context.signal).catch(() => {});
  }
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
