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
      ...bearerOf('token'),
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

const bearerOf = (variable: string) => ({
  type: 'bearer',
  bearer: [{ key: 'token', value: `{{${variable}}}`, type: 'string' }],
});

function toItem(request: CollectionRequest) {
  const { name, operation } = request;
  const postmanRequest = toRequest(request);
  const before = prepareScript(request);
  return {
    name,
    event: [
      ...(before.length > 0 ? [toEvent('prerequest', before)] : []),
      toEvent('test', [
        'const { test, expect } = pm;',
        'const status = pm.response.code;',
        'const body = pm.response.json();',
        ...request.tests,
        ...storeScript(request),
      ]),
    ],
    request: postmanRequest,
    response: (operation?.responses ?? []).flatMap(({ status, examples }) =>
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

function toEvent(listen: string, exec: readonly string[]) {
  return { listen, script: { type: 'text/javascript', exec } };
}

function prepareScript({ platforms, prepares }: CollectionRequest): string[] {
  return [
    ...(platforms === undefined
      ? []
      : [
          `if (!${JSON.stringify(platforms)}.includes(pm.collectionVariables.get('platform'))) pm.execution.skipRequest();`,
        ]),
    ...Object.entries(prepares).map(([name, script]) => `pm.collectionVariables.set('${name}', ${script});`),
  ];
}

function storeScript({ stores }: CollectionRequest): string[] {
  return Object.entries(stores).map(([name, script]) => `pm.collectionVariables.set('${name}', ${script});`);
}

function toRequest(request: CollectionRequest) {
  const { method, url, query, credential, tokenVariable, texts, files, description } = request;
  const [host = '', ...path] = url.split('/');
  const formdata = [
    ...texts.map(([key, value]) => ({ key, value, type: 'text' })),
    ...files.map(({ name, fileName, type }) => ({ key: name, src: fileName, type: 'file', contentType: type })),
  ];
  return {
    method,
    description,
    header: [{ key: 'Accept', value: 'application/json' }],
    ...(credential === 'none' && { auth: { type: 'noauth' } }),
    ...(credential === 'token' && { auth: bearerOf(tokenVariable) }),
    url: {
      raw: `${url}${query.length > 0 ? `?${query.map(([key, value]) => `${key}=${value}`).join('&')}` : ''}`,
      host: [host],
      // Omit an empty path, because Postman would add a slash for it.
      ...(path.length > 0 && { path }),
      ...(query.length > 0 && { query: query.map(([key, value]) => ({ key, value })) }),
    },
    ...(formdata.length > 0 && { body: { mode: 'formdata', formdata } }),
  };
}
