import type { Bump, Document, Json } from '../../../src/compare/types.js';
import { createDocument } from './support.js';

type Parts = Record<string, Json>;

/** Two versions of a document, and the expected result of their comparison. */
export interface Row {
  name: string;
  base: Document;
  head: Document;
  bump: Bump;
  rules: string[];
}

const json = (rest: Parts): Json => ({ content: { 'application/json': rest } });
const text = { type: 'string' };
const query = (rest: Parts): Parts => ({ parameters: [{ name: 'page', in: 'query', schema: text, ...rest }] });
const header = (rest: Parts): Parts => ({
  responses: { '200': { description: 'OK', headers: { 'X-Id': { schema: text, ...rest } } } },
});
const response = (rest: Parts): Parts => ({ responses: { '200': { description: 'OK', ...rest } } });
const request = (rest: Parts): Parts => ({
  requestBody: { content: { 'application/json': { schema: text } }, ...rest },
});
const limit = (requests: number, per: string): Parts => ({ 'x-rate-limit': { requests, per } });

/** A row whose versions differ in the operation. */
const row = (name: string, base: Parts, head: Parts, bump: Bump, rule?: string): Row => ({
  name,
  base: createDocument(base),
  head: createDocument(head),
  bump,
  rules: rule === undefined ? [] : [rule],
});

/** A row whose versions differ in the root. */
const rootRow = (name: string, base: Parts, head: Parts, bump: Bump, rule?: string, operation: Parts = {}): Row => ({
  ...row(name, {}, {}, bump, rule),
  base: createDocument(operation, base),
  head: createDocument(operation, head),
});

const sandbox = { url: 'https://sandbox.example.com' };
const live = { url: 'https://live.example.com' };
const key = { type: 'apiKey', in: 'header', name: 'X-Key' };
const bearer = {
  type: 'oauth2',
  'x-scope-parents': { 'user-read': 'user-all' },
  flows: { password: { tokenUrl: '/token', scopes: { 'user-all': 'All.', 'user-read': 'Read.' } } },
};
const schemes = (rest: Parts): Parts => ({ components: { securitySchemes: { key, bearer, ...rest } } });
const webhook = (method: string, rest: Parts = {}): Parts => ({
  webhooks: { paid: { [method]: { operationId: 'paid', responses: {}, ...rest } } },
});
const condition = (example: string): Parts => ({ 'x-conditions': { verified: { example } } });
const forbidden: Parts = {
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

export const operations: Row[] = [
  row('a rate limit gets a longer window', limit(5, 'minute'), limit(5, 'hour'), 'major', 'rate-limit-window-changed'),
  row('a rate limit gets a shorter window', limit(5, 'minute'), limit(5, 'second'), 'patch'),
  row(
    'a burst gets smaller at the same rate',
    limit(60, 'minute'),
    limit(1, 'second'),
    'major',
    'rate-limit-window-changed',
  ),
  row('a window is unknown', limit(5, 'minute'), limit(5, 'call'), 'major', 'rate-limit-window-changed'),
  row('a rate limit is lower in the same window', limit(5, 'hour'), limit(4, 'hour'), 'major', 'rate-limit-lowered'),
  row('a rate limit is higher in the same window', limit(5, 'hour'), limit(6, 'hour'), 'patch'),
  row('a rate limit stays', { ...limit(5, 'hour'), summary: 'A' }, limit(5, 'hour'), 'patch'),

  rootRow(
    'servers are swapped',
    { servers: [sandbox, live] },
    { servers: [live, sandbox] },
    'major',
    'server-order-changed',
  ),
  rootRow(
    'a new server comes first',
    { servers: [sandbox] },
    { servers: [live, sandbox] },
    'major',
    'server-order-changed',
  ),
  rootRow('a new server comes last', { servers: [sandbox] }, { servers: [sandbox, live] }, 'minor'),
  rootRow(
    'servers after the first are swapped',
    { servers: [{ url: '/a' }, sandbox, live] },
    { servers: [{ url: '/a' }, live, sandbox] },
    'patch',
  ),
  rootRow(
    'a slash ends the URL of a server',
    { servers: [sandbox] },
    { servers: [{ url: `${sandbox.url}/` }] },
    'patch',
  ),
  rootRow('the default server is written out', {}, { servers: [{ url: '/' }] }, 'patch'),
  rootRow(
    'a variable of a server gets a list',
    { servers: [{ url: 'https://{a}.example.com', variables: { a: { default: 'x' } } }] },
    { servers: [{ url: 'https://{a}.example.com', variables: { a: { default: 'x', enum: ['x'] } } }] },
    'major',
    'server-variable-narrowed',
  ),
  row('an operation gets a server of its own', {}, { servers: [sandbox] }, 'major', 'server-removed'),
  row(
    'the servers of an operation are swapped',
    { servers: [sandbox, live] },
    { servers: [live, sandbox] },
    'major',
    'server-order-changed',
  ),

  row(
    'a response header becomes optional',
    header({ required: true }),
    header({}),
    'major',
    'response-header-optional',
  ),
  row('a response header becomes required', header({}), header({ required: true }), 'patch'),
  row(
    'a response header is exploded',
    header({}),
    header({ explode: true }),
    'major',
    'parameter-serialization-changed',
  ),
  row(
    'a response header moves to content',
    header({}),
    response({ headers: { 'X-Id': json({ schema: text }) } }),
    'major',
    'parameter-serialization-changed',
  ),
  row('a response header changes its case', header({}), response({ headers: { 'x-id': { schema: text } } }), 'patch'),
  row('a response header writes its default style', header({}), header({ style: 'simple', explode: false }), 'patch'),
  row('a response header is removed', header({}), response({}), 'major', 'response-header-removed'),

  row(
    'a parameter moves from schema to content',
    query({}),
    { parameters: [{ name: 'page', in: 'query', ...(json({ schema: text }) as Parts) }] },
    'major',
    'parameter-serialization-changed',
  ),
  row(
    'the media type of a parameter changes',
    { parameters: [{ name: 'page', in: 'query', content: { 'text/plain': {} } }] },
    { parameters: [{ name: 'page', in: 'query', content: { 'text/csv': {} } }] },
    'major',
    'parameter-serialization-changed',
  ),
  row('a parameter writes its default style', query({}), query({ style: 'form', explode: true }), 'patch'),
  row(
    'a parameter omits its default style',
    query({ style: 'form', explode: true, allowReserved: false }),
    query({}),
    'patch',
  ),
  row('a parameter writes that it is optional', query({}), query({ required: false }), 'patch'),
  row(
    'a parameter changes its style',
    query({ style: 'spaceDelimited' }),
    query({ style: 'pipeDelimited' }),
    'major',
    'parameter-serialization-changed',
  ),
  row(
    'a style changes the default of explode',
    query({}),
    query({ style: 'deepObject', explode: true }),
    'major',
    'parameter-serialization-changed',
  ),
  row(
    'a parameter moves to the header',
    query({}),
    { parameters: [{ name: 'page', in: 'header', schema: text }] },
    'major',
    'parameter-removed',
  ),
  row(
    'a header parameter changes its case',
    { parameters: [{ name: 'X-Id', in: 'header', schema: text }] },
    { parameters: [{ name: 'x-id', in: 'header', schema: text }] },
    'patch',
  ),
  row('a query parameter changes its case', query({}), query({ name: 'Page' }), 'major', 'parameter-removed'),
  row('a parameter without a type gets one', query({ schema: {} }), query({}), 'major', 'schema-type-changed'),
  row('an optional parameter is added', {}, query({}), 'minor'),
  row('a required parameter is added', {}, query({ required: true }), 'major', 'parameter-became-required'),
  row(
    'a parameter loses its style',
    query({ style: 'spaceDelimited', explode: false }),
    query({}),
    'major',
    'parameter-serialization-changed',
  ),
  row('a parameter is deprecated', query({}), query({ deprecated: true }), 'minor'),

  row('the schema of a request is added', { requestBody: json({}) }, request({}), 'major', 'schema-added'),
  row(
    'the schema of a response is removed',
    response(json({ schema: text }) as Parts),
    response(json({}) as Parts),
    'major',
    'schema-removed',
  ),
  row(
    'a request body becomes required',
    request({}),
    request({ required: true }),
    'major',
    'request-body-became-required',
  ),
  row('a request body writes that it is optional', request({}), request({ required: false }), 'patch'),
  row('an optional request body is added', {}, request({}), 'minor'),
  row('a required request body is added', {}, request({ required: true }), 'major', 'request-body-added'),
  row(
    'a media type writes its charset',
    request({}),
    request({ content: { 'application/json; charset=utf-8': { schema: text } } }),
    'patch',
  ),
  row(
    'a media type changes its case',
    request({}),
    request({ content: { 'Application/JSON': { schema: text } } }),
    'patch',
  ),
  row(
    'a media type becomes a range',
    request({}),
    request({ content: { 'application/*': { schema: text } } }),
    'minor',
  ),
  row(
    'a media type is removed from a response',
    response(json({}) as Parts),
    response({ content: { 'text/plain': {} } }),
    'major',
    'media-type-removed',
  ),
  row(
    'all media types are removed from a response',
    response(json({}) as Parts),
    response({}),
    'major',
    'media-type-removed',
  ),
  row(
    'a form part writes its default style',
    { requestBody: json({}) },
    { requestBody: json({ encoding: { a: { style: 'form', explode: true } } }) },
    'patch',
  ),
  row(
    'a form part loses its style',
    { requestBody: json({ encoding: { a: { style: 'deepObject', explode: true } } }) },
    { requestBody: json({}) },
    'major',
    'part-encoding-narrowed',
  ),
  row('a status code becomes a range', response({}), { responses: { '2XX': { description: 'OK' } } }, 'minor'),
  row(
    'a range becomes a status code',
    { responses: { '2XX': { description: 'OK' } } },
    response({}),
    'major',
    'response-removed',
  ),
  row(
    'a callback changes',
    { callbacks: { done: { '{$url}': { post: {} } } } },
    { callbacks: { done: { '{$other}': { post: {} } } } },
    'major',
    'callback-changed',
  ),
  row('the operationId changes', {}, { operationId: 'other' }, 'major', 'operation-id-changed'),

  rootRow(
    'a credential is required',
    schemes({}),
    { ...schemes({}), security: [{ key: [] }] },
    'major',
    'security-requirement-changed',
  ),
  rootRow(
    'credentials become optional',
    { ...schemes({}), security: [{ key: [] }] },
    { ...schemes({}), security: [{ key: [] }, {}] },
    'patch',
  ),
  rootRow(
    'public access is removed',
    { ...schemes({}), security: [{ key: [] }, {}] },
    { ...schemes({}), security: [{ key: [] }] },
    'major',
    'security-requirement-changed',
  ),
  rootRow(
    'a second credential is required',
    { ...schemes({}), security: [{ key: [] }] },
    { ...schemes({}), security: [{ key: [], bearer: [] }] },
    'major',
    'security-requirement-changed',
  ),
  rootRow(
    'one of two credentials is no longer required',
    { ...schemes({}), security: [{ key: [], bearer: [] }] },
    { ...schemes({}), security: [{ key: [] }] },
    'patch',
  ),
  rootRow(
    'alternatives are swapped',
    { ...schemes({}), security: [{ key: [] }, { bearer: [] }] },
    { ...schemes({}), security: [{ bearer: [] }, { key: [] }] },
    'patch',
  ),
  rootRow(
    'a scope is replaced by its parent',
    { ...schemes({}), security: [{ bearer: ['user-read'] }] },
    { ...schemes({}), security: [{ bearer: ['user-all'] }] },
    'major',
    'security-requirement-changed',
  ),
  rootRow(
    'a scope is replaced by one that it grants',
    { ...schemes({}), security: [{ bearer: ['user-all'] }] },
    { ...schemes({}), security: [{ bearer: ['user-read'] }] },
    'patch',
  ),
  rootRow(
    'a scope is no longer required',
    { ...schemes({}), security: [{ bearer: ['user-all'] }] },
    { ...schemes({}), security: [{ bearer: [] }] },
    'patch',
  ),
  rootRow('the header of a key changes its case', schemes({}), schemes({ key: { ...key, name: 'x-key' } }), 'patch'),
  rootRow(
    'the header of a key changes',
    schemes({}),
    schemes({ key: { ...key, name: 'X-Api-Key' } }),
    'major',
    'security-scheme-changed',
  ),
  rootRow(
    'a key moves to the query',
    schemes({}),
    schemes({ key: { ...key, in: 'query' } }),
    'major',
    'security-scheme-changed',
  ),

  rootRow(
    'a condition returns a different message',
    condition('notVerified'),
    condition('forbidden'),
    'major',
    'error-message-changed',
    forbidden,
  ),
  rootRow(
    'an inferred condition returns a different message',
    { 'x-conditions': { verified: { example: 'notVerified', 'x-provenance': 'inferred' } } },
    condition('forbidden'),
    'patch',
    undefined,
    forbidden,
  ),
  rootRow('a condition is removed', condition('notVerified'), { 'x-conditions': {} }, 'patch', undefined, forbidden),
  rootRow(
    'a condition returns the same message by a different example',
    condition('notVerified'),
    condition('unverified'),
    'patch',
    undefined,
    forbidden,
  ),

  rootRow('the method of a webhook changes', webhook('post'), webhook('put'), 'major', 'webhook-method-changed'),
  rootRow(
    'the body of a webhook changes its media type',
    webhook('post', { requestBody: json({}) as Json }),
    webhook('post', { requestBody: { content: { 'text/plain': {} } } }),
    'major',
    'media-type-removed',
  ),
  rootRow(
    'a response of a webhook is removed',
    webhook('post', response({})),
    webhook('post'),
    'major',
    'response-removed',
  ),
  rootRow(
    'a field is added to a webhook',
    webhook('post', { requestBody: json({ schema: { type: 'object' } }) as Json }),
    webhook('post', { requestBody: json({ schema: { type: 'object', properties: { a: {} } } }) as Json }),
    'minor',
  ),
];
