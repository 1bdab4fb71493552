import { inspect } from 'node:util';
import type { Contract, Operation } from '@wapi/types';
import { MockError } from '../mock-error.js';

/** A fault is invalid. */
export class FaultError extends MockError {
  override readonly name = 'FaultError';
}

/** A simulated failure of an operation. Needs at least one field in addition to `headers` and `times`. */
export interface Fault {
  /** Seconds to wait before the request is handled. */
  latency?: number;
  /**
   * The status code of the response. The request is neither checked nor executed. Without `body`, the operation must
   * document the status code, and the response is its example with its documented headers.
   */
  status?: number;
  /**
   * The response body, which may be empty. It simulates a gateway between the client and the API, so the response omits
   * the headers that the operation documents.
   *
   * @example '<h1>502 Bad Gateway</h1>'
   */
  body?: string;
  /**
   * Headers to add or replace. By default, a `body` that starts with `<` has the `content-type` `text/html`, and any
   * other body has `text/plain`.
   */
  headers?: Readonly<Record<string, string>>;
  /** Execute the request, and close the connection before the response. */
  drop?: boolean;
  /** Execute the request, and reset the connection (TCP RST) before the response. */
  reset?: boolean;
  /** Execute the request, and close the connection after this many bytes of the body. */
  cutBody?: number;
  /**
   * Execute the request, and make the body unreadable: neither JSON nor UTF-8. The length of the body stays the same.
   */
  garbleBody?: boolean;
  /** Seconds over which the mock sends the body. */
  slowBody?: number;
  /** Let the request pass. Use it in sequences of faults, such as "the second request fails". */
  pass?: boolean;
  /**
   * The number of requests that fail.
   *
   * @default Infinity for a single fault, 1 in a sequence of faults
   */
  times?: number;
}

const KINDS = ['latency', 'status', 'drop', 'reset', 'cutBody', 'garbleBody', 'slowBody', 'pass'] as const;
const FIELDS: readonly string[] = [...KINDS, 'body', 'headers', 'times'] satisfies (keyof Fault)[];
const FLAGS = ['drop', 'reset', 'garbleBody', 'pass'] as const;
const MAX_SECONDS = 3600;
const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]+$/;
// eslint-disable-next-line no-control-regex -- these are the characters that HTTP allows in a value
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
/** Headers that a fault must not set, because the mock computes them from the body. */
const OWN_HEADERS = ['content-length', 'transfer-encoding', 'connection'];

/** Selects all operations that have no fault of their own. */
export const ANY_OPERATION = '*';

/**
 * Validates a fault, or a sequence of faults, for an operation.
 *
 * @returns the faults, in the order in which they apply
 * @throws {FaultError} if the operation is unknown or a fault is invalid
 */
export function readFaults({ operations }: Contract, operation: string, faults: unknown): Fault[] {
  const known = operations.find(({ id }) => id === operation);
  if (known === undefined && operation !== ANY_OPERATION)
    throw new FaultError(
      `fault: unknown operation "${operation}". Known operations: ${ANY_OPERATION}, ` +
        `${operations.map(({ id }) => id).join(', ')}.`,
    );
  const row: unknown[] = Array.isArray(faults) ? faults : [faults];
  if (row.length === 0)
    throw new FaultError('fault: a sequence of faults must have at least one fault, received none.');
  row.forEach((fault, index) => {
    const where = Array.isArray(faults) ? `fault ${index + 1} of ${row.length}` : 'fault';
    const problem = findProblem(fault, known, operations);
    if (problem !== undefined) throw new FaultError(`${where}: ${problem}.`);
  });
  return row.map((fault) => ({ times: Array.isArray(faults) ? 1 : Infinity, ...(fault as Fault) }));
}

function findProblem(
  fault: unknown,
  operation: Operation | undefined,
  operations: readonly Operation[],
): string | undefined {
  if (typeof fault !== 'object' || fault === null) return `must be an object, received ${inspect(fault)}`;
  const given = Object.fromEntries(Object.entries(fault).filter(([, value]) => value !== undefined)) as Fault;
  const names = Object.keys(given);
  if (
    !names.every((name) => FIELDS.includes(name)) ||
    !names.some((name) => (KINDS as readonly string[]).includes(name))
  )
    return (
      `must have at least one of ${KINDS.join(', ')}, and optionally body, headers, times, ` +
      `received ${names.join(', ') || 'nothing'}`
    );
  for (const name of ['latency', 'slowBody'] as const) {
    const seconds: unknown = name in given ? given[name] : 0;
    if (typeof seconds !== 'number' || !(seconds >= 0 && seconds <= MAX_SECONDS))
      return `"${name}" must be seconds from 0 to ${MAX_SECONDS}, received ${inspect(seconds)}`;
  }
  for (const name of FLAGS) {
    const flag = given[name] ?? true;
    if (typeof flag !== 'boolean') return `"${name}" must be a boolean, received ${typeof flag}`;
  }
  const { times = 1, cutBody = 0, pass = false } = given;
  if (!Number.isInteger(times) || times < 1)
    return `"times" must be an integer of at least 1, received ${inspect(times)}`;
  if (!Number.isInteger(cutBody) || cutBody < 0)
    return `"cutBody" must be a number of bytes, received ${inspect(cutBody)}`;
  if (pass && names.some((name) => name !== 'pass' && name !== 'times'))
    return `"pass" must not be combined with ${names.filter((name) => name !== 'pass').join(', ')}`;
  return findStatusProblem(given, operation, operations) ?? findHeaderProblem(given);
}

function findStatusProblem(
  { status, body }: Fault,
  operation: Operation | undefined,
  operations: readonly Operation[],
): string | undefined {
  if (body !== undefined && typeof body !== 'string') return `"body" must be a string, received ${typeof body}`;
  if (body !== undefined && status === undefined) return '"body" must be combined with "status"';
  if (status === undefined) return undefined;
  if (!Number.isInteger(status) || status < 200 || status > 599)
    return `"status" must be an integer from 200 to 599, received ${inspect(status)}`;
  if (body !== undefined) return undefined;
  for (const { id, responses } of operation === undefined ? operations : [operation]) {
    const statuses = responses.map((response) => response.status);
    if (!statuses.includes(status))
      return (
        `"status" must be one of ${statuses.join(', ')}, which ${id} documents, received ${status}. ` +
        'Add "body" for the response of a gateway, which may have any status code'
      );
  }
  return undefined;
}

function findHeaderProblem({ headers = {}, status }: Fault): string | undefined {
  if (typeof headers !== 'object' || headers === null || Array.isArray(headers))
    return `"headers" must be an object of strings, received ${inspect(headers)}`;
  const entries = Object.entries(headers as Record<string, unknown>);
  if (entries.length > 0 && status === undefined) return '"headers" must be combined with "status"';
  for (const [name, value] of entries) {
    if (!HEADER_NAME.test(name) || OWN_HEADERS.includes(name.toLowerCase()))
      return `"headers" must have names of headers except ${OWN_HEADERS.join(', ')}, received ${inspect(name)}`;
    if (typeof value !== 'string' || !HEADER_VALUE.test(value))
      return `the header "${name}" must be a text of one line, received ${inspect(value)}`;
  }
  return undefined;
}
