import type { Bump, Document, Json } from '../../../src/compare/types.js';
import { createDocument } from './support.js';

export type Parts = Record<string, Json>;

/** Two versions of a document, and the expected result of their comparison. */
export interface Row {
  name: string;
  base: Document;
  head: Document;
  bump: Bump;
  rules: string[];
}

export const json = (rest: Parts): Json => ({ content: { 'application/json': rest } });
export const text = { type: 'string' };
export const query = (rest: Parts): Parts => ({ parameters: [{ name: 'page', in: 'query', schema: text, ...rest }] });
export const header = (rest: Parts): Parts => ({
  responses: { '200': { description: 'OK', headers: { 'X-Id': { schema: text, ...rest } } } },
});
export const response = (rest: Parts): Parts => ({ responses: { '200': { description: 'OK', ...rest } } });
export const request = (rest: Parts): Parts => ({
  requestBody: { content: { 'application/json': { schema: text } }, ...rest },
});
export const limit = (requests: number, per: string): Parts => ({ 'x-rate-limit': { requests, per } });

/** Creates a test case whose versions differ in the operation. */
export const row = (name: string, base: Parts, head: Parts, bump: Bump, ...rules: string[]): Row => ({
  name,
  base: createDocument(base),
  head: createDocument(head),
  bump,
  rules,
});

/** Creates a root with one path and its parameters. */
export const path = (template: string, names: string[], schema: Json = text): Parts => ({
  paths: {
    [template]: {
      get: {
        operationId: 'getCard',
        parameters: names.map((name) => ({ name, in: 'path', required: true, schema })),
        responses: {},
      },
    },
  },
});

/** Creates a test case whose versions differ in the root. */
export const rootRow = (
  name: string,
  base: Parts,
  head: Parts,
  bump: Bump,
  rule?: string,
  operation: Parts = {},
): Row => ({
  ...row(name, {}, {}, bump, ...(rule === undefined ? [] : [rule])),
  base: createDocument(operation, base),
  head: createDocument(operation, head),
});

export const cat = { $ref: '#/components/schemas/Cat' };
export const dog = { $ref: '#/components/schemas/Dog' };
export const named = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } };
export const sandbox = { url: 'https://sandbox.example.com' };
export const live = { url: 'https://live.example.com' };
export const key = { type: 'apiKey', in: 'header', name: 'X-Key' };
export const bearer = {
  type: 'oauth2',
  'x-scope-parents': { 'user-read': 'user-all' },
  flows: { password: { tokenUrl: '/token', scopes: { 'user-all': 'All.', 'user-read': 'Read.' } } },
};
export const schemes = (rest: Parts): Parts => ({ components: { securitySchemes: { key, bearer, ...rest } } });
export const webhook = (method: string, rest: Parts = {}): Parts => ({
  webhooks: { paid: { [method]: { operationId: 'paid', responses: {}, ...rest } } },
});
export const condition = (example: string): Parts => ({ 'x-conditions': { verified: { example } } });
export const forbidden: Parts = {
  responses: {
    '403': {
      description: 'Forbidden.',
      ...(json({
        examples: {
          notVerified: { value: { message: 'Not verified.' } },
          unverified: { value: { message: 'Not verified.' } },
          forbidden: { value: { message: 'Forbidden.' } },
        },
      }) as Parts),
    },
  },
};
