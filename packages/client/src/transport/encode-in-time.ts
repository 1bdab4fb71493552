import type { OperationDescriptor } from '../operation/descriptor.js';
import type { CallContext } from './call-context.js';
import type { Client } from './client.js';
import { toFailedOutcome } from './outcome.js';
import { type Arguments, type EncodedCall, encodeCall } from './prepared-request.js';
import { limitTime } from './time-limit.js';
import { withOperationContext } from './with-operation-context.js';

/**
 * Encodes the arguments of a call within its time limits, because a file's stream may stall.
 *
 * @param milliseconds the time limit of one request
 * @throws WapiConfigError if an argument cannot be sent
 * @throws WapiNetworkError if the call was aborted or timed out; the stream is then cancelled
 */
export async function encodeInTime(
  client: Client,
  operation: OperationDescriptor,
  values: Arguments,
  context: CallContext,
  signal: AbortSignal | null | undefined,
  milliseconds: number,
): Promise<EncodedCall> {
  const time = operation.files && limitTime(signal, Math.min(milliseconds, context.timeLeft()));
  try {
    context.encoded = await encodeCall(client, operation, values, time?.signal);
    return context.encoded;
  } catch (cause) {
    if (!time?.signal.aborted || cause !== time.signal.reason)
      throw withOperationContext(operation, cause, context.details());
    const failure = { kind: time.timedOut() ? 'timedOut' : 'aborted' } as const;
    throw toFailedOutcome({ operation, body: undefined }, context, failure, cause, false).error;
  } finally {
    time?.release();
  }
}
