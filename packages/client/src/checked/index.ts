import type { WapiBase } from '../create-wapi.js';
import { WapiConfigError } from '../errors/wapi-config-error.js';
import { WapiResponseError } from '../errors/wapi-response-error.js';
import { emit } from '../hooks/emit.js';
import { formatOperation } from '../operation/descriptor.js';
import type { WapiWithLimits } from '../operations.js';
import { getClient } from '../registry.js';
import type { ResponseCheck } from '../transport/client.js';
import { mayHaveProcessed } from '../transport/refusals.js';
import { reportConversion } from '../transport/report-conversion.js';
import { checkResponse } from './check-response.js';
import type { Finding } from './checks.js';

export type { WapiDeviationEvent } from '../hooks/events.js';

const MODES = ['off', 'warn', 'throw'] as const;

/** `warn`: report deviations. `throw`: also reject the call. `off`: check nothing. */
export type CheckMode = (typeof MODES)[number];

/**
 * Compares every response that a client receives with the spec: status code, headers, media type, schema and message.
 * Reports each deviation to the hook `on.deviation`, and to the log at level `warn`. If neither a hook nor a log is
 * set, prints each distinct deviation once.
 *
 * @param mode in `throw` mode, a deviating response rejects its call with a `WapiResponseError`. A property that the
 * spec does not document is only reported, because an API may add properties
 * @throws WapiConfigError if `wapi` is not a client, or the mode is unknown
 * @example
 * checkResponses(wapi, process.env.NODE_ENV === 'production' ? 'warn' : 'throw');
 */
export function checkResponses(wapi: WapiBase | WapiWithLimits, mode: CheckMode = 'warn'): void {
  const client = getClient(wapi, 'checkResponses');
  if (!MODES.includes(mode))
    throw new WapiConfigError(`checkResponses: mode must be one of ${MODES.join(', ')}, received ${String(mode)}`);
  client.check = mode === 'off' ? reportConversion : createCheck(mode);
}

function createCheck(mode: 'warn' | 'throw'): ResponseCheck {
  const printed = new Set<string>();
  return ({ hooks }, operation, context, received, _converted, createResponse) => {
    const findings = checkResponse(operation, received);
    const { status } = received.response;
    for (const finding of findings) {
      emit(hooks.deviation, () => ({ ...context.event(status), status, ...finding }));
      const line = `${operation.id} ${status}: ${describe(finding)}`;
      if (hooks.deviation || printed.has(line)) continue;
      printed.add(line);
      console.warn(line);
    }
    const [first, ...others] = findings.filter(({ rule }) => rule !== 'undocumented');
    if (!first || mode === 'warn') return undefined;
    const more = others.length === 0 ? '' : `, and ${others.length} more deviations`;
    return new WapiResponseError(`${formatOperation(operation)} ${status}: ${describe(first)}${more}`, {
      ...context.details(),
      maybeSent: mayHaveProcessed(operation, status),
      response: createResponse(),
    });
  };
}

function describe({ pointer, rule, expected, seen }: Finding): string {
  return `${pointer || 'the body'} fails ${rule}: expected ${expected}, received ${seen}`;
}
