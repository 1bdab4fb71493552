import type { Json } from '../../../src/compare/types.js';
import {
  type Parts,
  header,
  json,
  limit,
  live,
  path,
  query,
  request,
  response,
  rootRow,
  type Row,
  row,
  sandbox,
  text,
} from './rows.js';

const nullable = request(json({ schema: { anyOf: [text, { type: 'null' }] } }) as Parts);

const card = { type: 'object', required: ['number'], properties: { number: text } };
const items = (schema: Json): Json => ({ type: 'array', items: schema });
const bodies = (...schemas: [Json, Json]): [Parts, Parts] => [
  request(json({ schema: schemas[0] }) as Parts),
  request(json({ schema: schemas[1] }) as Parts),
];

/** Test cases for changes to rate limits, servers and response headers. */
export const operationRows: Row[] = [
  row(
    'the media type of a response becomes a range',
    response({ content: { 'image/png': {} } }),
    response({ content: { 'image/*': {} } }),
    'major',
    'media-type-removed',
  ),
  row(
    'a range of media types in a response becomes a type',
    response({ content: { 'image/*': {} } }),
    response({ content: { 'image/png': {} } }),
    'minor',
  ),
  row(
    'the media type of a request becomes a range',
    request({ content: { 'image/png': {} } }),
    request({ content: { 'image/*': {} } }),
    'minor',
  ),
  row(
    'a value is excluded from a list',
    query({ schema: { enum: ['a', 'b'] } }),
    query({ schema: { enum: ['a', 'b'], not: { const: 'b' } } }),
    'major',
    'enum-values-removed',
  ),
  row('the items of a request get a schema', ...bodies(items(true), items(card)), 'major', 'schema-constraint-changed'),
  row('the items of a request lose their schema', ...bodies(items(card), items(true)), 'patch'),
  row(
    'the items of a response lose their schema',
    response(json({ schema: items(card) }) as Parts),
    response(json({ schema: items({}) }) as Parts),
    'major',
    'schema-constraint-changed',
  ),
  row(
    'a list in a response becomes an object',
    response(json({ schema: items(card) }) as Parts),
    response(json({ schema: card }) as Parts),
    'major',
    'schema-type-changed',
  ),
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
    'a path parameter is renamed',
    path('/cards/{id}/charges/{charge}', ['id', 'charge']),
    path('/cards/{card_id}/charges/{charge}', ['card_id', 'charge']),
    'major',
    'path-parameter-renamed',
  ),
  row('a parameter accepts null', query({}), query({ schema: { type: ['string', 'null'] } }), 'minor'),
  row('a parameter accepts a number', query({}), query({ schema: { type: ['string', 'integer'] } }), 'minor'),
  row(
    'a parameter accepts fractions',
    query({ schema: { type: 'integer' } }),
    query({ schema: { type: 'number' } }),
    'minor',
  ),
  row('a parameter accepts every type', query({}), query({ schema: {} }), 'minor'),
  row('a request field accepts null in a union', request({}), nullable, 'minor'),
  row('a header no longer has one of its types', header({ schema: { type: ['string', 'null'] } }), header({}), 'patch'),

  {
    ...rootRow(
      'the schema of a renamed path parameter is narrower',
      path('/cards/{id}', ['id']),
      path('/cards/{card_id}', ['card_id'], { type: 'string', maxLength: 2 }),
      'major',
    ),
    rules: ['schema-constraint-changed', 'path-parameter-renamed'],
  },
  rootRow(
    'a path gets a literal segment in place of a parameter',
    path('/cards/{id}', ['id']),
    path('/cards/first', []),
    'major',
    'operation-removed',
  ),

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
    header({ schema: card }),
    header({ schema: card, explode: true }),
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
  row(
    'a response header loses its schema',
    header({}),
    response({ headers: { 'X-Id': { description: 'An id.' } } }),
    'major',
    'schema-removed',
  ),
  row('a response header is removed', header({}), response({}), 'major', 'response-header-removed'),
];
