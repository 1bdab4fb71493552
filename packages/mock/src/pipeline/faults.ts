import { inspect } from 'node:util';
import type { OperationId } from '@wapi/types';
import { inSlices } from '../http/in-slices.js';
import type { Client } from '../http/mock-request.js';
import type { MockResponse } from '../http/mock-response.js';
import type { Pauses } from '../http/pauses.js';
import type { LoadedSpec } from '../spec/loaded-spec.js';
import { EXPLAIN_HEADER } from '../http/explain-header.js';
import { MockError } from '../mock-error.js';

/** A fault is invalid. */
export class FaultError extends MockError {
  override readonly name = 'FaultError';
}

/** A simulated failure of an operation. Has one or more of `latency`, `status`, `drop` and `slowBody`. */
export interface Fault {
  /** Close the connection before the response. */
  drop?: boolean;
  /** Seconds over which the body is sent. */
  slowBody?: number;
  /** Seconds before the response. */
  latency?: number;
  /** A documented status code that the mock returns with its example. The request is neither checked nor executed. */
  status?: number;
  /**
   * The number of requests that fail.
   *
   * @default Infinity
   */
  times?: number;
}

/** The faults of one mock. */
export interface Faults {
  /**
   * Sets the fault of an operation and replaces an earlier one.
   *
   * @throws {FaultError} if the operation is unknown, does not document the status code, or the fault is invalid
   * @example
   * mock.faults.set('chargeTrustedCard', { drop: true, times: 1 });
   */
  set(operation: OperationId, fault: Fault): void;
  /** Clears the fault of an operation, or all faults. */
  clear(operation?: OperationId): void;
  /** Handles a request, and applies the operation's fault if one is set. */
  apply(operation: string, client: Client, respond: () => Promise<MockResponse>): Promise<MockResponse>;
}

const KINDS = ['latency', 'status', 'drop', 'slowBody'];
const FIELDS = [...KINDS, 'times'];
const MAX_SECONDS = 3600;

/**
 * Creates an empty set of faults.
 *
 * @param spec returns the current spec
 */
export function createFaults(spec: () => Pick<LoadedSpec, 'contract' | 'examples'>, pauses: Pauses): Faults {
  const faults = new Map<string, Fault & { left: number }>();

  function requireGood(operation: string, fault: Fault): void {
    const { operations } = spec().contract;
    const known = operations.find(({ id }) => id === operation);
    if (known === undefined)
      throw new FaultError(
        `fault: unknown operation "${operation}". Known operations: ${operations.map(({ id }) => id).join(', ')}.`,
      );
    const names = Object.entries(fault).flatMap(([name, value]) => (value === undefined ? [] : [name]));
    if (!names.every((name) => FIELDS.includes(name)) || !names.some((name) => KINDS.includes(name)))
      throw new FaultError(
        `fault: must have at least one of ${KINDS.join(', ')}, and optionally times, ` +
          `received ${names.join(', ') || 'nothing'}.`,
      );
    const { latency = 0, slowBody = 0, status, times = 1, drop = false } = fault;
    for (const [name, seconds] of Object.entries({ latency, slowBody })) {
      if (!(seconds >= 0 && seconds <= MAX_SECONDS))
        throw new FaultError(
          `fault: "${name}" must be seconds from 0 to ${MAX_SECONDS}, received ${inspect(seconds)}.`,
        );
    }
    if (!Number.isInteger(times) || times < 1)
      throw new FaultError(`fault: "times" must be an integer of at least 1, received ${inspect(times)}.`);
    if (typeof drop !== 'boolean') throw new FaultError(`fault: "drop" must be a boolean, received ${typeof drop}.`);
    const statuses = known.responses.map((response) => response.status);
    if (status !== undefined && !statuses.includes(status))
      throw new FaultError(
        `fault: "status" must be one of ${statuses.join(', ')}, which ${operation} documents, ` +
          `received ${inspect(status)}.`,
      );
  }

  /** Returns the fault of a request and counts it. */
  function take(operation: string): Fault | undefined {
    const fault = faults.get(operation);
    if (fault === undefined) return undefined;
    fault.left -= 1;
    if (fault.left <= 0) faults.delete(operation);
    return fault;
  }

  async function documented(operation: string, status: number): Promise<MockResponse> {
    const { contract, examples } = spec();
    const example =
      contract.operations.find(({ id }) => id === operation)?.responses.find((response) => response.status === status)
        ?.examples[0]?.name ?? '';
    const { json } = await examples.find(operation, status, example);
    const headers = {
      'content-type': 'application/json',
      [EXPLAIN_HEADER]: `${operation} ${status} ${example}: set as a fault`,
    };
    return { status, headers, body: json, operation };
  }

  return {
    set(operation, fault) {
      requireGood(operation, fault);
      faults.set(operation, { ...fault, left: fault.times ?? Infinity });
    },
    clear(operation) {
      if (operation === undefined) faults.clear();
      else faults.delete(operation);
    },
    async apply(operation, client, respond) {
      const fault = faults.size === 0 ? undefined : take(operation);
      if (fault === undefined) return respond();
      const { latency, status, drop, slowBody } = fault;
      const pause = pauses.begin(client);
      if (latency !== undefined) await pause(latency * 1000);
      const response = status === undefined ? await respond() : await documented(operation, status);
      return {
        ...response,
        fault: {
          ...(drop !== undefined && { drop }),
          ...(slowBody !== undefined && { pieces: inSlices(response.body, slowBody, pause) }),
        },
      };
    },
  };
}
