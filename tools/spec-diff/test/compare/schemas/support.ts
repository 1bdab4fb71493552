import { compare } from '../../../src/compare/compare.js';
import type { Bump, Document, Json } from '../../../src/compare/types.js';
import { assertLocations } from '../../support/assert-locations.js';

/** The locations at which the tests compare a schema, in the request and the response of one operation. */
export const places = {
  'a query parameter': { side: 'request', put: (schema: Json) => ({ parameters: [query({ schema })] }) },
  'the content of a parameter': {
    side: 'request',
    put: (schema: Json) => ({ parameters: [query({ content: { 'application/json': { schema } } })] }),
  },
  'a request field': { side: 'request', put: (schema: Json) => ({ requestBody: body(field(schema)) }) },
  'a nested request field': {
    side: 'request',
    put: (schema: Json) => ({ requestBody: body(field({ type: 'array', items: { allOf: [field(schema)] } })) }),
  },
  'a response field': { side: 'response', put: (schema: Json) => ({ responses: { '200': body(field(schema)) } }) },
  'a field of a response branch': {
    side: 'response',
    put: (schema: Json) => ({ responses: { '200': body({ oneOf: [field(schema), { type: 'string' }] }) } }),
  },
  'a response header': {
    side: 'response',
    put: (schema: Json) => ({ responses: { '200': { description: 'OK', headers: { 'X-Value': { schema } } } } }),
  },
} as const satisfies Record<string, { side: 'request' | 'response'; put: (schema: Json) => Record<string, Json> }>;

const query = (rest: Record<string, Json>): Json => ({ name: 'value', in: 'query', ...rest });
const field = (schema: Json): Json => ({ type: 'object', required: ['value'], properties: { value: schema } });
const body = (schema: Json): Json => ({ description: 'A body.', content: { 'application/json': { schema } } });

/** Component schemas to which the test cases refer. */
const components: Json = {
  schemas: {
    Null: { type: 'null' },
    Short: { type: 'string', maxLength: 5 },
    Name: { type: 'string' },
    Cat: { type: 'object', required: ['kind'], properties: { kind: { const: 'cat' }, lives: { type: 'integer' } } },
    Dog: { type: 'object', required: ['kind'], properties: { kind: { const: 'dog' }, tricks: { type: 'integer' } } },
    Circle: { type: 'object', required: ['radius'], properties: { radius: { type: 'number' } } },
    Disc: { type: 'object', required: ['radius'], properties: { radius: { type: 'number' } } },
    Square: { type: 'object', required: ['side'], properties: { side: { type: 'number' } } },
    Node: { type: 'object', properties: { next: { $ref: '#/components/schemas/Node' } } },
  },
};

/** Creates a document with one operation. */
export const createDocument = (operation: Record<string, Json>, root: Record<string, Json> = {}): Document => ({
  openapi: '3.1.0',
  info: { title: 'Test', version: '1.0.0' },
  paths: { '/test': { post: { operationId: 'test', responses: {}, ...operation } } },
  components,
  ...root,
});

/** Compares two documents. Returns the bump, and the names of the rules that report breaking changes. */
export function judge(base: Document, head: Document): { bump: Bump; rules: string[] } {
  const { bump, breaking } = compare(base, head, '2026-12-01');
  assertLocations(breaking, { base, head });
  return { bump, rules: [...new Set(breaking.map(({ rule }) => rule))] };
}
