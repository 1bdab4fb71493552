import { STATUS_CODES } from 'node:http';
import type { Collection, CollectionRequest } from './collection.js';

/** Writes the collection in Postman's format 2.1, with every documented response as an example. */
export function buildPostmanCollection({
  name,
  description,
  keyHeader,
  variables,
  environments,
  folders,
}: Collection): string {
  const collection = {
    info: { name, description, schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    auth: {
      ...bearer,
      // Postman uses the key only after the user changes the type from bearer token to API key.
      apikey: [
        { key: 'key', value: keyHeader, type: 'string' },
        { key: 'value', value: '{{wapiKey}}', type: 'string' },
        { key: 'in', value: 'header', type: 'string' },
      ],
    },
    variable: [
      { key: 'baseUrl', value: environments[0]?.baseUrl },
      ...variables.map((variable) => ({ key: variable.name, value: variable.value })),
    ],
    item: folders.map((folder) => ({
      name: folder.name,
      description: folder.description,
      item: folder.requests.map(toItem),
    })),
  };
  return `${JSON.stringify(collection, null, 1)}\n`;
}

const bearer = { type: 'bearer', bearer: [{ key: 'token', value: '{{token}}', type: 'string' }] };

function toItem(request: CollectionRequest) {
  const { name, operation, stores } = request;
  const postmanRequest = toRequest(request);
  return {
    name,
    ...(stores.length > 0 && {
      event: [{ listen: 'test', script: { type: 'text/javascript', exec: storeScript(request) } }],
    }),
    request: postmanRequest,
    response: operation.responses.flatMap(({ status, examples }) =>
      examples.map((example) => ({
        name: `${status} ${example.name}`,
        originalRequest: postmanRequest,
        status: STATUS_CODES[status],
        code: status,
        _postman_previewlanguage: 'json',
        header: [{ key: 'Content-Type', value: 'application/json' }],
        body: JSON.stringify(example.value, null, 2),
      })),
    ),
  };
}

/** Writes the script that stores fields of a successful response in the collection's variables. */
function storeScript({ stores }: CollectionRequest): string[] {
  return [
    'if (pm.response.code === 200) {',
    '  const body = pm.response.json();',
    ...stores.map(({ variable, field }) => `  pm.collectionVariables.set('${variable}', body.${field});`),
    '}',
  ];
}

function toRequest({ method, path, query, credential, texts, files, description }: CollectionRequest) {
  const formdata = [
    ...texts.map(([key, value]) => ({ key, value, type: 'text' })),
    ...files.map(({ name, fileName, type }) => ({ key: name, src: fileName, type: 'file', contentType: type })),
  ];
  return {
    method,
    description,
    header: [{ key: 'Accept', value: 'application/json' }],
    ...(credential === 'none' && { auth: { type: 'noauth' } }),
    ...(credential === 'token' && { auth: bearer }),
    url: {
      raw: `{{baseUrl}}${path}${query.length > 0 ? `?${query.map(([key, value]) => `${key}=${value}`).join('&')}` : ''}`,
      host: ['{{baseUrl}}'],
      path: path.split('/').filter(Boolean),
      ...(query.length > 0 && { query: query.map(([key, value]) => ({ key, value })) }),
    },
    ...(formdata.length > 0 && { body: { mode: 'formdata', formdata } }),
  };
}
