import { contract, type OperationId } from '@wapi/types';
import { createRouter } from '@wapi/validation';
import type { Transport, WireRequest, WireResponse } from '../../src/run/transport.js';

export type Json = Record<string, unknown>;

/** A response that a fault changes in place. */
export interface Faulty {
  status: number;
  headers: Map<string, string>;
  body: Uint8Array;
  complete: boolean;
  /** Changes the body as JSON. */
  edit(change: (body: Json) => void): void;
  /** Replaces the body of the response with JSON. */
  say(body: unknown): void;
}

/** A planted fault, and the lines of the deviations that a run must find. */
export interface Fault {
  name: string;
  finds: readonly string[];
  /**
   * The operation and the status code of the responses that the fault changes. `PUT /user` and `GET /*` have no
   * operation.
   */
  on: `${OperationId | `PUT ${string}` | 'GET /*'} ${number}`;
  change(response: Faulty, request: WireRequest): void;
  /** Changes a request before the mock gets it, so that the mock behaves as the fault describes. */
  before?(request: WireRequest): WireRequest;
}

const route = createRouter(contract.operations);
export const put = (path: string): `PUT ${string}` => `PUT ${path}`;
const pathOf = ({ path }: WireRequest): string => path.split('?', 1)[0] ?? '';

/** The operation of a request, or its method and path. */
function nameOf(request: WireRequest): string {
  const { operation, siblings = [] } = route(request.method, pathOf(request)) as ReturnType<typeof route> & {
    siblings?: readonly unknown[];
  };
  if (operation !== undefined) return operation.id;
  return siblings.length > 0 ? put(pathOf(request)) : 'GET /*';
}

/** Wraps a transport so that the faults change the responses. */
export function withFaults(transport: Transport, faults: readonly Fault[]): Transport {
  return async (sent) => {
    const name = nameOf(sent);
    const planted = faults.filter(({ on }) => on.slice(0, on.lastIndexOf(' ')) === name);
    const request = planted.reduce((changed, { before }) => before?.(changed) ?? changed, sent);
    const response = await transport(request);
    if (!('status' in response)) return response;
    const due = planted.filter(({ on }) => on.endsWith(` ${response.status}`));
    return due.length === 0 ? response : applyFaults(response, due, request);
  };
}

function applyFaults(
  response: Extract<WireResponse, { status: number }>,
  faults: readonly Fault[],
  request: WireRequest,
): WireResponse {
  const { rawHeaders } = response;
  const faulty: Faulty = {
    status: response.status,
    headers: new Map(
      rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? '']] : [])),
    ),
    body: response.body ?? new Uint8Array(),
    complete: true,
    edit(change) {
      const body = JSON.parse(Buffer.from(faulty.body).toString()) as Json;
      change(body);
      faulty.say(body);
    },
    say(body) {
      faulty.body = Buffer.from(JSON.stringify(body));
    },
  };
  for (const { change } of faults) change(faulty, request);
  const { status, headers, body, complete } = faulty;
  return { status, rawHeaders: [...headers].flat(), body, complete };
}

export const data = (body: Json): Json => [body['data']].flat()[0] as Json;
export const fault = (
  name: string,
  on: Fault['on'],
  finds: string | readonly string[],
  change: Fault['change'],
  before?: Fault['before'],
): Fault => ({ name, on, finds: [finds].flat(), change, ...(before && { before }) });
/** A fault in the data of a response. */
export const inData = (name: string, on: Fault['on'], finds: string, change: (item: Json) => void): Fault =>
  fault(name, on, finds, (response) => response.edit((body) => change(data(body))));
