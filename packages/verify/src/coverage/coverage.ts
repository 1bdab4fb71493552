import { type Contract, messageOf, type Operation } from '@wapi/types';
import { createRouter, formOf, headerFinder, kindOf, parseBody } from '@wapi/validation';
import { decodeBody, MAX_BODY_BYTES } from '../traffic/decode-body.js';
import type { TrafficExchange, TrafficMessage } from '../traffic/exchange.js';

/** The parts of the contract that traffic can cover. */
export const coverageKinds = ['operations', 'statuses', 'examples', 'fields', 'scopes'] as const;
export type CoverageKind = (typeof coverageKinds)[number];

/** The coverage of one part of the contract. */
export interface CoverageCount {
  seen: number;
  all: number;
  /** The parts that are not covered. If no client can trigger a part, `reason` says why. */
  missing: readonly { name: string; reason?: string }[];
}

/** Records which parts of the contract occur in traffic. */
export interface Coverage {
  /** @param operation undefined if no operation matches */
  note(exchange: TrafficExchange, operation: Operation | undefined): Promise<void>;
  summary(): Readonly<Record<CoverageKind, CoverageCount>>;
}

const SERVER_ERROR = 'only a fault of the server causes it';

export function createCoverage(contract: Contract): Coverage {
  const all = partsOf(contract);
  const route = createRouter(contract.operations);
  const seen: Record<CoverageKind, Set<string>> = {
    operations: new Set(),
    statuses: new Set(),
    examples: new Set(),
    fields: new Set(),
    scopes: new Set(),
  };

  function noteResponse(operation: Operation, status: number, body: unknown): void {
    seen.statuses.add(`${operation.id} ${status}`);
    const examples = operation.responses.find((response) => response.status === status)?.examples ?? [];
    for (const { name, value } of examples)
      if (resembles(value, body)) seen.examples.add(`${operation.id} ${status} ${name}`);
    for (const name of namesIn(body)) seen.fields.add(`${operation.id} response ${name}`);
  }

  return {
    async note({ method, path, request, response }, operation) {
      if (operation === undefined) {
        // Count a 405 for all operations of the path, because the request's method matches none of them.
        const { siblings = [] } = route(method, path.split('?', 1)[0] ?? '') as { siblings?: readonly Operation[] };
        if (response?.status === 405)
          for (const sibling of siblings) noteResponse(sibling, 405, await jsonOf(response));
        return;
      }
      seen.operations.add(operation.id);
      const fields = formFields(request, operation);
      const query = [...new URLSearchParams(path.split('?')[1] ?? '').keys()];
      for (const name of [...query, ...Object.keys(fields)]) seen.fields.add(`${operation.id} request ${name}`);
      if (typeof fields['scopes'] === 'string') for (const scope of fields['scopes'].split(' ')) seen.scopes.add(scope);
      if (response === undefined) return;
      noteResponse(operation, response.status, await jsonOf(response));
    },
    summary() {
      const count = (kind: CoverageKind): CoverageCount => {
        const missing = [...all[kind]].filter(([name]) => !seen[kind].has(name));
        return {
          seen: all[kind].size - missing.length,
          all: all[kind].size,
          missing: missing.map(([name, reason]) => ({ name, ...(reason !== undefined && { reason }) })),
        };
      };
      return Object.fromEntries(coverageKinds.map((kind) => [kind, count(kind)])) as Record<
        CoverageKind,
        CoverageCount
      >;
    },
  };
}

/** Returns every part of the contract. If no client can trigger a part, its entry says why. */
function partsOf(contract: Contract): Record<CoverageKind, Map<string, string | undefined>> {
  const { operations, credentials } = contract;
  const statuses = operations.flatMap(({ id, responses }) => responses.map(({ status }) => ({ id, status })));
  const reasonFor = (status: number): string | undefined => (status === 500 ? SERVER_ERROR : undefined);
  return {
    operations: new Map(operations.map(({ id }) => [id, undefined])),
    statuses: new Map(statuses.map(({ id, status }) => [`${id} ${status}`, reasonFor(status)])),
    examples: new Map(
      operations.flatMap(({ id, responses }) =>
        responses.flatMap(({ status, examples }) =>
          examples.map(({ name }) => [`${id} ${status} ${name}`, reasonFor(status)] as const),
        ),
      ),
    ),
    fields: new Map(operations.flatMap((operation) => fieldsOf(operation).map((name) => [name, undefined]))),
    scopes: new Map(Object.keys(credentials.bearer.scopes).map((name) => [name, undefined])),
  };
}

/** The parameters and fields of an operation, and the properties in its response examples. */
function fieldsOf({ id, parameters, requestBody, responses }: Operation): string[] {
  const inQuery = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
  const inBody = (requestBody?.content ?? []).flatMap(({ schema }) =>
    [schema, ...(schema.oneOf ?? [])].flatMap(({ properties }) => Object.keys(properties ?? {})),
  );
  const shown = responses
    .filter(({ status }) => status < 300)
    .flatMap(({ examples }) => examples.flatMap(({ value }) => [...namesIn(value)]));
  return [
    ...new Set([...inQuery, ...inBody].map((name) => `${id} request ${name}`)),
    ...new Set(shown.map((name) => `${id} response ${name}`)),
  ];
}

/** The paths of all properties in a JSON value. All items of a list have the same path. */
function* namesIn(value: unknown, path = ''): Generator<string> {
  if (Array.isArray(value)) for (const item of value) yield* namesIn(item, path);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      const place = path === '' ? name : `${path}/${name}`;
      yield place;
      yield* namesIn(inner, place);
    }
  }
}

/** Whether a body has the message and the shape of an example. */
function resembles(example: unknown, body: unknown): boolean {
  const message = messageOf(example);
  if (message !== undefined && message !== messageOf(body)) return false;
  return shapeOf(example) === shapeOf(body);
}

/** The property names and the kinds of values in a JSON value. The first item of a list represents all items. */
function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[${shapeOf(value[0])}]`;
  if (typeof value !== 'object' || value === null) return kindOf(value) === 'integer' ? 'number' : kindOf(value);
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, inner]) => `${name}:${shapeOf(inner)}`).join()}}`;
}

function formFields(
  { rawHeaders, body }: TrafficMessage,
  { requestBody }: Operation,
): Readonly<Record<string, unknown>> {
  if (body === undefined || requestBody === undefined) return {};
  const parsed = parseBody({ header: headerFinder(rawHeaders), body });
  const mediaTypes = requestBody.content.map(({ mediaType }) => mediaType);
  return formOf(parsed, { mediaTypes, passwords: new Set() }).fields;
}

async function jsonOf({ rawHeaders, body }: TrafficMessage): Promise<unknown> {
  const decoded = await decodeBody(
    body ?? new Uint8Array(),
    headerFinder(rawHeaders)('content-encoding'),
    MAX_BODY_BYTES,
  );
  try {
    return JSON.parse(new TextDecoder().decode(decoded.body));
  } catch {
    return undefined;
  }
}
