import type { OperationId } from '@wapi/types';
import type { WireOperation } from './transport/wire-operation.js';

/** What a hook is told of a request. Holds no credential, no body and no parameter. */
export interface WapiEvent {
  operationId: OperationId;
  /** The call's id, the same for all of its requests. It is the client's own, and is not sent. */
  requestId: string;
  /** Counted from 1. */
  attempt: number;
  /** A name and attributes for a span, as OpenTelemetry's conventions for HTTP clients have them. */
  span: { name: string; attributes: Record<string, string | number> };
}

/** An answer, or that none came. */
export interface WapiResponseEvent extends WapiEvent {
  /** The HTTP status; undefined if no answer came. */
  status: number | undefined;
  /** Milliseconds from the request to its answer. */
  durationMs: number;
}

/** The request will be made once more. */
export interface WapiRetryEvent extends WapiEvent {
  /** `token`: with another token. `status`: because of the answer. `network`: because none came. */
  reason: 'token' | 'status' | 'network';
  /** Milliseconds until then, besides the wait for its turn. */
  delayMs: number;
}

/** New tokens were asked for. */
export interface WapiTokenEvent {
  /** How: by e-mail address and password, or by the refresh token. */
  kind: 'grant' | 'refresh';
  /** The HTTP status; undefined if no answer came. */
  status: number | undefined;
}

/** Functions that are told what the client does. They change nothing, are not waited for, and may throw without harm. */
export interface WapiHooks {
  /** The call has to wait for its turn under the limit. */
  wait?: (event: WapiEvent) => void;
  request?: (event: WapiEvent) => void;
  response?: (event: WapiResponseEvent) => void;
  retry?: (event: WapiRetryEvent) => void;
  token?: (event: WapiTokenEvent) => void;
}

/** Tells a hook, whatever it does. A payment must not fail because its log did. */
export function tell<Event>(hook: ((event: Event) => unknown) | undefined, event: () => Event): void {
  if (!hook) return;
  try {
    const result = hook(event());
    Promise.resolve(result).catch(() => {});
  } catch {
    // As promised.
  }
}

/**
 * What has no parameter and no credential in it: `url.full`, which the conventions ask for with secrets taken out, is the template too.
 *
 * @param server the URL that requests go to
 * @param method what is sent, where that overrides the operation's own
 * @param fault why no answer came
 * @see https://opentelemetry.io/docs/specs/semconv/http/http-spans/
 */
export function describeAttempt(
  { id, path }: WireOperation,
  server: string,
  method: string,
  requestId: string,
  attempt: number,
  status?: number,
  fault?: string,
): WapiEvent {
  const { hostname, port, protocol, pathname } = new URL(server);
  const template = pathname.replace(/\/$/, '') + path;
  const errorType = status === undefined ? fault : status >= 400 ? String(status) : undefined;
  return {
    operationId: id,
    requestId,
    attempt,
    span: {
      name: `${method} ${template}`,
      attributes: {
        'http.request.method': method,
        'url.full': server + path,
        'url.template': template,
        'server.address': hostname,
        'server.port': Number(port || (protocol === 'https:' ? 443 : 80)),
        ...(attempt > 1 && { 'http.request.resend_count': attempt - 1 }),
        ...(status !== undefined && { 'http.response.status_code': status }),
        ...(errorType !== undefined && { 'error.type': errorType }),
      },
    },
  };
}
