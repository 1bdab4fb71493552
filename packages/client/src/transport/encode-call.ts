import { encodeBody } from '../encoding/body.js';
import { fillPath } from '../encoding/path.js';
import { encodeQuery } from '../encoding/query.js';
import { WapiConfigError } from '../errors/wapi-config-error.js';
import { WapiError } from '../errors/wapi-error.js';
import type { OperationDescriptor } from '../operation/descriptor.js';
import { now } from '../pacing/clock.js';
import type { CallContext } from './call-context.js';
import type { Client } from './client.js';
import { toFailedOutcome } from './outcome.js';
import type { Arguments, EncodedCall } from './prepared-request.js';
import { classifyFailure, UNSENT } from './request-state.js';
import { limitTime } from './time-limit.js';
import { withOperationContext } from './with-operation-context.js';

/**
 * Encodes the arguments of a call. Reads streams to their end, so that the request can be repeated. Applies the call's
 * time limits to files, because a stream may stall.
 *
 * @throws WapiConfigError if an argument cannot be sent as the operation describes it
 * @throws WapiNetworkError if the call was aborted or timed out; the stream is then cancelled
 */
export async function encodeCall(
  { baseUrl, methodOverride }: Client,
  operation: OperationDescriptor,
  { path, query, body }: Arguments,
  context: CallContext,
): Promise<EncodedCall> {
  const { signal, settings, waiter } = context;
  const time = operation.files && limitTime(signal, Math.min(settings.timeouts.attempt, waiter.deadline - now()));
  try {
    const override = methodOverride ? operation.override : undefined;
    const search = encodeQuery(query);
    context.encoded = {
      operation,
      method: override?.method ?? operation.method,
      url: baseUrl + fillPath(operation, path) + (search && `?${search}`),
      query: search,
      body: await encodeBody(operation, body, override?.field, time?.signal),
    };
    return context.encoded;
  } catch (cause) {
    context.timedOut = time?.timedOut() === true;
    const failure = classifyFailure(context, UNSENT, cause);
    if (!failure) {
      const error =
        cause instanceof WapiError ? cause : new WapiConfigError('the arguments cannot be encoded', { cause });
      throw withOperationContext(operation, error, context.details());
    }
    throw toFailedOutcome({ operation, body: undefined }, context, failure, cause, false).error;
  } finally {
    time?.release();
  }
}
