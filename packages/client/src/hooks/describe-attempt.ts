import type { OperationDescriptor } from '../operation/descriptor.js';
import type { WapiEvent } from './events.js';

/**
 * Describes a request without parameters and credentials. OpenTelemetry's conventions forbid secrets in `url.full`, so
 * that attribute contains the path template.
 *
 * @param server the base URL of the request
 * @param method the method that is sent, which may override the operation's own
 * @param fault why no response arrived
 * @see https://opentelemetry.io/docs/specs/semconv/http/http-spans/
 */
export function describeAttempt(
  { id, path }: OperationDescriptor,
  server: string,
  method: string,
  requestId: string,
  attempt: number,
  status?: number,
  fault?: string,
): WapiEvent {
  const { hostname, port, protocol, pathname } = new URL(server);
  const template = pathname.replace(/\/$/, '') + path;
  const errorType = getErrorType(status, fault);
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

function getErrorType(status: number | undefined, fault: string | undefined): string | undefined {
  if (status === undefined) return fault;
  return status >= 400 ? String(status) : undefined;
}
