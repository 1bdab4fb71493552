import type { Operation, OperationId } from '@wapi/types';
import { inSlices } from '../http/in-slices.js';
import type { MockRequest } from '../http/mock-request.js';
import type { MockResponse, TransportFault } from '../http/mock-response.js';
import type { Pause, Pauses } from '../http/pauses.js';
import type { LoadedSpec } from '../spec/loaded-spec.js';
import type { RateLimiter } from '../state/rate-limiter.js';
import { EXPLAIN_HEADER } from '../http/explain-header.js';
import { ANY_OPERATION, type Fault, readFaults } from './fault.js';
import { exhausted, render, withAllowance } from './render-response.js';

/** The faults of one mock. */
export interface Faults {
  /**
   * Sets an operation's fault, or a sequence of faults that occur one after the other. Replaces the operation's earlier
   * faults. After a sequence, requests succeed again. The operation `*` means all operations without a fault of their
   * own.
   *
   * @throws {FaultError} if the operation is unknown, does not document the status code, or the fault is invalid
   * @example
   * mock.faults.set('chargeTrustedCard', { drop: true, times: 1 });
   * mock.faults.set('getUserProfile', [{ status: 502, body: '<h1>Bad Gateway</h1>', times: 2 }, { drop: true }]);
   */
  set(operation: OperationId | '*', fault: Fault | readonly Fault[]): void;
  /** Clears the fault of an operation, or all faults. */
  clear(operation?: OperationId | '*'): void;
  /**
   * Lists the remaining faults, by operation. `times` is the number of requests that will still fail; undefined means
   * all requests.
   */
  list(): Readonly<Record<string, readonly ListedFault[]>>;
  /** Handles a request, and applies the operation's fault if one is set. */
  apply(operation: Operation, request: MockRequest, respond: () => Promise<MockResponse>): Promise<MockResponse>;
}

export type ListedFault = Omit<Fault, 'times'> & { times: number | undefined };

export interface FaultsDeps {
  /** The current spec. */
  spec: () => Pick<LoadedSpec, 'contract' | 'examples'>;
  pauses: Pauses;
  limiter: RateLimiter;
  /** Milliseconds since 1970. */
  clock: () => number;
}

/** A fault, and the number of requests to which it still applies. */
interface PendingFault {
  fault: Fault;
  left: number;
}

export function createFaults({ spec, pauses, limiter, clock }: FaultsDeps): Faults {
  const rows = new Map<string, PendingFault[]>();

  /** Returns the fault that applies to a request, and decrements its remaining count. */
  function take(operation: string): Fault | undefined {
    const name = rows.has(operation) ? operation : ANY_OPERATION;
    const row = rows.get(name);
    const [next] = row ?? [];
    if (row === undefined || next === undefined) return undefined;
    next.left -= 1;
    if (next.left <= 0) row.shift();
    if (row.length === 0) rows.delete(name);
    return next.fault;
  }

  async function respondDocumented(operation: Operation, status: number, request: MockRequest): Promise<MockResponse> {
    const example = operation.responses.find((response) => response.status === status)?.examples[0]?.name ?? '';
    const rendered = await render(spec().examples, operation, { status, example, why: 'set as a fault' });
    const allowance =
      status === 429
        ? exhausted(operation.rateLimit, clock())
        : await limiter.peek(`peer:${request.peer}`, operation.rateLimit);
    return withAllowance(rendered, allowance, clock());
  }

  async function respondWithStatus(operation: Operation, fault: Fault, request: MockRequest): Promise<MockResponse> {
    const { status = 500, body, headers = {} } = fault;
    const response =
      body === undefined ? await respondDocumented(operation, status, request) : asGateway(operation.id, status, body);
    for (const [name, value] of Object.entries(headers)) response.headers[name.toLowerCase()] = value;
    return response;
  }

  async function fail(
    fault: Fault,
    operation: Operation,
    request: MockRequest,
    respond: () => Promise<MockResponse>,
  ): Promise<MockResponse> {
    const pause = pauses.begin(request.client);
    if (fault.latency !== undefined) await pause(fault.latency * 1000);
    const response = await (fault.status === undefined ? respond() : respondWithStatus(operation, fault, request));
    const body = fault.garbleBody === true ? garble(response.body) : response.body;
    return { ...response, body, fault: transportFault(fault, body, pause) };
  }

  return {
    set(operation, faults) {
      const row = readFaults(spec().contract, operation, faults);
      rows.set(
        operation,
        row.map((fault) => ({ fault, left: fault.times ?? 1 })),
      );
    },
    clear(operation) {
      if (operation === undefined) rows.clear();
      else rows.delete(operation);
    },
    list: () =>
      Object.fromEntries(
        [...rows].map(([operation, row]) => [
          operation,
          row.map(({ fault, left }) => ({ ...fault, times: left === Infinity ? undefined : left })),
        ]),
      ),
    apply(operation, request, respond) {
      const fault = rows.size === 0 ? undefined : take(operation.id);
      return fault === undefined || fault.pass === true ? respond() : fail(fault, operation, request, respond);
    },
  };
}

/** Creates a response as a gateway in front of the API would send it: without the headers that the API documents. */
function asGateway(operation: string, status: number, body: string): MockResponse {
  const type = body.startsWith('<') ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8';
  return {
    status,
    headers: {
      ...(body !== '' && { 'content-type': type }),
      [EXPLAIN_HEADER]: `${operation} ${status}: set as a fault`,
    },
    body,
    operation,
  };
}

/** Replaces every third byte, starting with the first, with a byte that is invalid in UTF-8. */
function garble(body: string | Uint8Array): Uint8Array {
  return Buffer.from(body).map((byte, index) => (index % 3 === 0 ? 0xff : byte));
}

function transportFault(fault: Fault, body: string | Uint8Array, pause: Pause): TransportFault {
  const { drop = false, reset = false, cutBody, slowBody } = fault;
  if (drop || reset) return { drop, reset };
  if (cutBody === undefined && slowBody === undefined) return {};
  const sent = cutBody === undefined ? body : Buffer.from(body).subarray(0, cutBody);
  return { pieces: inSlices(sent, slowBody ?? 0, pause), cut: cutBody !== undefined };
}
