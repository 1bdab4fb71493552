import { STATUS_CODES } from 'node:http';
import type { Collection, CollectionRequest } from './collection.js';

/** Writes the collection for Postman, in its format 2.1, with every documented answer as an example. */
export function postmanCollection({ name, description, environments, folders }: Collection): string {
  const collection = {
    info: { name, description, schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{token}}', type: 'string' }] },
    variable: [
      { key: 'baseUrl', value: environments[0]?.baseUrl },
      { key: 'token', value: '' },
    ],
    item: folders.map((folder) => ({ name: folder.name, description: folder.description, item: folder.requests.map(toItem) })),
  };
  return `${JSON.stringify(collection, null, 1)}\n`;
}

function toItem(request: CollectionRequest) {
  const { name, operation } = request;
  const sent = toRequest(request);
  return {
    name,
    request: sent,
    response: operation.responses.flatMap(({ status, examples }) =>
      examples.map((example) => ({
        name: `${status} ${example.name}`,
        originalRequest: sent,
        status: STATUS_CODES[status],
        code: status,
        _postman_previewlanguage: 'json',
        header: [{ key: 'Content-Type', value: 'application/json' }],
        body: JSON.stringify(example.value, null, 2),
      })),
    ),
  };
}

function toRequest({ method, path, query, hasToken, texts, files, description }: CollectionRequest) {
  const formdata = [
    ...texts.map(([key, value]) => ({ key, value, type: 'text' })),
    ...files.map(({ name, fileName, type }) => ({ key: name, src: fileName, type: 'file', contentType: type })),
  ];
  return {
    method,
    description,
    header: [{ key: 'Accept', value: 'application/json' }],
    ...(!hasToken && { auth: { type: 'noauth' } }),
    url: {
      raw: `{{baseUrl}}${path}${query.length > 0 ? `?${query.map(([key, value]) => `${key}=${value}`).join('&')}` : ''}`,
      host: ['{{baseUrl}}'],
      path: path.split('/').filter(Boolean),
      ...(query.length > 0 && { query: query.map(([key, value]) => ({ key, value })) }),
    },
    ...(formdata.length > 0 && { body: { mode: 'formdata', formdata } }),
  };
}
