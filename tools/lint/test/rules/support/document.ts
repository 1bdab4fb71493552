import type { JsonPath } from '../../../src/rule-support/define-rule.js';

const headers = {
  'X-RateLimit-Limit': { schema: { type: 'integer', examples: [5] } },
  'X-RateLimit-Remaining': { schema: { type: 'integer', examples: [4] } },
};
const limitedHeaders = {
  ...headers,
  'X-RateLimit-Reset': { schema: { type: 'integer' } },
  'Retry-After': { schema: { type: 'integer' } },
};
const messageSchema = {
  type: 'object',
  required: ['message'],
  properties: { message: { type: 'string', description: 'What happened.', examples: ['OK'] } },
};

function response(example: string, message: string, responseHeaders: object = headers, provenance = 'page'): object {
  const examples = { [example]: { summary: 'A response.', value: { message }, 'x-provenance': provenance } };
  return {
    description: 'A response.',
    headers: responseHeaders,
    content: { 'application/json': { schema: messageSchema, examples } },
  };
}

const errors = {
  '401': response('unauthorized', 'Unauthorized'),
  '403': response('missingScope', 'Invalid scope(s) provided.'),
  '405': response('methodNotAllowed', 'Method Not Allowed'),
  '429': {
    ...response('tooManyAttempts', 'Too Many Attempts.', limitedHeaders, 'inferred'),
    'x-provenance': 'inferred',
  },
  '500': response('serverError', 'Internal Server Error'),
};

const cardFields = {
  type: 'object',
  required: ['card_name', 'pin'],
  properties: {
    card_name: { type: 'string', maxLength: 40, description: 'A name for the card.', examples: ['Groceries'] },
    pin: { type: 'string', format: 'password', writeOnly: true, description: 'The PIN.' },
    currency: {
      type: 'string',
      enum: ['BBD', 'TTD', 'USD'],
      'x-platform-enum': 'currencies',
      description: 'The currency.',
    },
    picture: { type: 'string', format: 'binary', 'x-file-types': ['png'], description: 'A picture for the card.' },
    tags: {
      type: 'array',
      maxItems: 3,
      items: { type: 'string', minLength: 1 },
      description: 'Words to find the card by.',
    },
    label: {
      type: 'string',
      minLength: 1,
      deprecated: true,
      'x-sunset': '2027-06-30',
      'x-replaced-by': 'tags',
      description: 'One word.',
    },
  },
  'x-required-on': { tt: ['currency'] },
  'x-required-for': { 'verified-account': ['tags'] },
};

function webhookHeader(name: string, more: object = {}): object {
  return {
    name: `X-WiPay-Webhook-${name}`,
    in: 'header',
    required: true,
    schema: { type: 'string', description: 'A header.' },
    ...more,
  };
}

const webhook = {
  operationId: 'cardAdded',
  summary: 'Card: added',
  tags: ['Cards'],
  'x-provenance': 'inferred',
  security: [],
  parameters: [
    webhookHeader('Event'),
    webhookHeader('Id'),
    webhookHeader('Signature', {
      'x-webhook-signature': { algorithm: 'HMAC-SHA256', of: 'raw body', prefix: 'sha256=', encoding: 'hex' },
    }),
    webhookHeader('Timestamp'),
    webhookHeader('Version'),
  ],
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: {
          type: 'object',
          required: ['event'],
          properties: {
            event: {
              type: 'string',
              enum: ['card.added'],
              'x-enumDescriptions': { 'card.added': 'It is there.' },
              description: 'The name.',
            },
            data: {
              type: 'array',
              description: 'The cards.',
              items: { type: 'object', additionalProperties: true, description: 'A card, with any field.' },
            },
            meta: {
              type: 'object',
              additionalProperties: true,
              description: 'More about it, of which no page names a field.',
            },
          },
        },
        examples: {
          added: {
            summary: 'A card.',
            value: { event: 'card.added', data: [{}] },
            'x-inferred-values': ['/data/0'],
            'x-provenance': 'page',
          },
        },
      },
    },
  },
  responses: { '2XX': { description: 'Received.' } },
};

const valid = {
  openapi: '3.1.0',
  info: { title: 'Cards', version: '1.0.0' },
  tags: [{ name: 'Cards', 'x-sdk-group': 'cards' }],
  security: [{ bearer: [] }, { wapiKey: [] }],
  paths: {
    '/cards': {
      get: {
        operationId: 'listCards',
        summary: 'List cards',
        tags: ['Cards'],
        'x-sdk-method': 'list',
        'x-documented-path': '/cards/{id?}',
        'x-rate-limit': { requests: 15, per: 'minute' },
        'x-provenance': 'page',
        'x-conditions': ['verified-account'],
        security: [{ bearer: ['wapi-cards-retrieve'] }, { wapiKey: [] }],
        responses: { '200': response('ok', 'OK'), ...errors },
      },
      post: {
        operationId: 'createCard',
        tags: ['Cards'],
        'x-sdk-method': 'create',
        'x-rate-limit': { requests: 5, per: 'minute' },
        'x-provenance': 'inferred',
        security: [{ bearer: ['wapi-cards-create'] }, { wapiKey: [] }],
        parameters: [
          {
            name: 'draft',
            in: 'query',
            schema: { type: 'boolean', description: 'Whether it is a draft.' },
            example: true,
          },
          { name: 'from', in: 'query', schema: { type: 'string', format: 'date', description: 'A day.' } },
          {
            name: 'to',
            in: 'query',
            schema: { type: 'string', format: 'date', 'x-not-before': 'from', description: 'A day.' },
          },
        ],
        requestBody: {
          required: true,
          content: {
            'multipart/form-data': {
              schema: { allOf: [cardFields], description: 'A new card.' },
              encoding: { picture: { contentType: 'image/png' } },
              examples: {
                newCard: { summary: 'A card.', value: { card_name: 'Groceries', pin: '4711' }, 'x-provenance': 'page' },
              },
            },
          },
        },
        responses: { '201': response('created', 'Created'), ...errors },
      },
    },
  },
  webhooks: { 'card.added': { post: webhook } },
  'x-platforms': { bb: { currencies: ['BBD', 'USD'] }, tt: { currencies: ['TTD', 'USD'] } },
  'x-conditions': { 'verified-account': { title: 'Verified', example: 'missingScope' } },
  'x-message-templates': {
    required: 'The {field} field is required.',
    minLength: 'The {field} must be at least {limit} characters.',
    maxLength: 'The {field} must not be greater than {limit} characters.',
    maxItems: 'The {field} must not have more than {limit} items.',
    enum: 'The selected {field} is invalid.',
    'format:date': 'The {field} is not a valid date.',
    'x-file-types': 'The {field} must be a file of type: {values}.',
    'x-not-before': 'The {field} must be a date after or equal to {other}.',
    'type:array': 'The {field} must be an array.',
    'type:boolean': 'The {field} field must be true or false.',
    'type:file': 'The {field} must be a file.',
    'type:integer': 'The {field} must be an integer.',
    'type:number': 'The {field} must be a number.',
  },
  components: {
    securitySchemes: {
      bearer: {
        type: 'oauth2',
        flows: {
          password: {
            tokenUrl: 'https://example.com/tokens',
            scopes: {
              'wapi-cards-all': 'All.',
              'wapi-cards-create': 'Create.',
              'wapi-cards-retrieve': 'Read.',
              'wapi-user-all': 'All of the caller.',
              'wapi-user-retrieve': 'Read the caller.',
            },
          },
        },
        'x-scope-parents': {
          'wapi-cards-create': 'wapi-cards-all',
          'wapi-cards-retrieve': 'wapi-cards-all',
          'wapi-user-retrieve': 'wapi-user-all',
        },
      },
      wapiKey: { type: 'apiKey', in: 'header', name: 'X-WAPI-Key' },
    },
    responses: { NotFound: response('notFound', 'Not Found') },
  },
};

/**
 * Returns a new copy of a small document without `$ref`s. Every rule accepts it except `file-names`, which requires
 * `$ref`s.
 */
export function validDocument(): unknown {
  // Do not use `structuredClone`, because it would preserve objects that the two operations share.
  return JSON.parse(JSON.stringify(valid));
}

/** The path of the operation that most cases change. */
export const listCards = ['paths', '/cards', 'get'];
/** The path of `POST /cards`, the operation with a request body. */
export const createCard = ['paths', '/cards', 'post'];
/** The path of the media type in the request body of `POST /cards`. */
export const cardForm = [...createCard, 'requestBody', 'content', 'multipart/form-data'];
/** The path of the webhook. */
export const cardAdded = ['webhooks', 'card.added', 'post'];
/** The path of the media type in the webhook's body. */
export const webhookBody = [...cardAdded, 'requestBody', 'content', 'application/json'];

/** Whether a value is a non-empty object or list. */
export function isContainer(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Sets the value at a path, or removes it if the value is `undefined`. */
export function change(document: unknown, path: JsonPath, value: unknown): unknown {
  let parent = document;
  for (const segment of path.slice(0, -1)) parent = isContainer(parent) ? parent[segment] : undefined;
  const last = path.at(-1);
  if (!isContainer(parent) || last === undefined) throw new Error(`Nothing at ${path.join('/')}`);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return document;
}

/** Returns the valid document with changed values, each given as `[path, value]`. */
export function changed(...changes: [path: JsonPath, value: unknown][]): unknown {
  return changes.reduce((document, [path, value]) => change(document, path, value), validDocument());
}

/** A node of a JSON value, and whether it contains nodes. */
interface LocatedNode {
  path: JsonPath;
  isContainer: boolean;
}

/** All nodes of a JSON value except the root. */
export function nodesOf(value: unknown, path: JsonPath = []): LocatedNode[] {
  if (!isContainer(value)) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const childPath = [...path, Array.isArray(value) ? Number(key) : key];
    return [{ path: childPath, isContainer: isContainer(child) }, ...nodesOf(child, childPath)];
  });
}

/** Returns the valid document without repeated parts. The document has each kind of node, but is small to save time. */
export function smallDocument(): unknown {
  const errorsButOne = ['401', '403', '405', '500'].map((status): [JsonPath, unknown] => [
    [...createCard, 'responses', status],
    undefined,
  ]);
  return changed([listCards, undefined], ...errorsButOne);
}
