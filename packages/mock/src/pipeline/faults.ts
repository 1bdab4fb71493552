import { setTimeout as wait } from 'node:timers/promises';
import type { OperationId } from '@wapi/types';
import type { MockResponse, TransportFault } from '../http/mock-response.js';
import type { LoadedSpec } from '../spec/loaded-spec.js';
import { EXPLAIN_HEADER } from '../http/explain-header.js';
import { MockError } from '../mock-error.js';

/** A fault that cannot be set. */
export class FaultError extends MockError {
  override readonly name = 'FaultError';
}

/** What goes wrong with the calls of an operation. One or more of `latency`, `status`, `drop` and `slowBody`. */
export interface Fault extends TransportFault {
  /** How long the answer takes, in seconds. */
  latency?: number;
  /** The status that is answered in place of what the API would answer, with its documented example. Nothing is checked or changed. */
  status?: number;
  /** How many calls it goes wrong with. Default: all of them, until it is taken away. */
  times?: number;
}

/** The faults of one mock. */
export interface Faults {
  /**
   * Makes the calls of an operation go wrong, in place of what was set for it before.
   *
   * @throws FaultError when there is no such operation, it does not document the status, or the fault has what no fault has
   */
  set(operation: OperationId, fault: Fault): void;
  /** Takes the fault of an operation away, or those of all. */
  clear(operation?: OperationId): void;
  /** Answers a call of an operation, with what goes wrong. */
  apply(operation: string, answer: () => Promise<MockResponse>): Promise<MockResponse>;
}

/** What can go wrong. */
const KINDS = ['latency', 'status', 'drop', 'slowBody'];
const FIELDS = [...KINDS, 'times'];
/** The longest that an answer can be made to take, in seconds. */
const MAX_SECONDS = 3600;

/**
 * Creates the faults of a mock: none.
 *
 * @param spec what the mock answers by at the time
 */
export function createFaults(spec: () => Pick<LoadedSpec, 'contract' | 'examples'>): Faults {
  const faults = new Map<string, Fault & { left: number }>();

  function requireGood(operation: string, fault: Fault): void {
    const { operations } = spec().contract;
    const known = operations.find(({ id }) => id === operation);
    if (known === undefined)
      throw new FaultError(
        `There is no operation ${operation}: they are ${operations.map(({ id }) => id).join(', ')}.`,
      );
    const names = Object.entries(fault).flatMap(([name, value]) => (value === undefined ? [] : [name]));
    if (!names.every((name) => FIELDS.includes(name)) || !names.some((name) => KINDS.includes(name)))
      throw new FaultError(`A fault has one or more of ${KINDS.join(', ')}, and times as you like.`);
    const { latency = 0, slowBody = 0, status, times = 1, drop = false } = fault;
    for (const seconds of [latency, slowBody]) {
      if (!(seconds >= 0 && seconds <= MAX_SECONDS))
        throw new FaultError(`latency and slowBody are seconds, from 0 to ${MAX_SECONDS}.`);
    }
    if (!Number.isInteger(times) || times < 1)
      throw new FaultError('times is how many calls go wrong: a whole number from 1.');
    if (typeof drop !== 'boolean') throw new FaultError('drop is true or false.');
    const statuses = known.responses.map((response) => response.status);
    if (status !== undefined && !statuses.includes(status))
      throw new FaultError(`${operation} documents no ${status}: it has ${statuses.join(', ')}.`);
  }

  /** The fault of a call, which is then used up by one. */
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
      [EXPLAIN_HEADER]: `${operation} ${status} ${example}: the fault that was set`,
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
    async apply(operation, answer) {
      const fault = faults.size === 0 ? undefined : take(operation);
      if (fault === undefined) return answer();
      const { latency, status, drop, slowBody } = fault;
      if (latency !== undefined) await wait(latency * 1000);
      const response = status === undefined ? await answer() : await documented(operation, status);
      return {
        ...response,
        fault: { ...(drop !== undefined && { drop }), ...(slowBody !== undefined && { slowBody }) },
      };
    },
  };
}
