import { strToU8, zipSync } from 'fflate';
import { slug } from '../model/slug.js';
import { brunoWriters } from './bruno-lang.js';
import type { Collection, CollectionRequest } from './collection.js';
import { readUploads } from './uploads.js';

const tokenOf = (variable: string) => ({ token: `{{${variable}}}` });

/** Bruno's names for the kinds of authorization. */
const AUTH = { any: 'inherit', token: 'bearer', none: 'none' } as const;

/** The earliest time that ZIP can store. It is fixed, so that every build makes the same archive. */
const ARCHIVE_TIME = '1980-01-01T00:00:00';

/**
 * Writes the collection for Bruno.
 *
 * @returns the files by their path in the collection's folder
 */
export function buildBrunoFiles(collection: Collection): Map<string, string | Uint8Array> {
  const { name, description, keyHeader, variables, environments, folders } = collection;
  return new Map<string, string | Uint8Array>([
    ...readUploads(collection),
    ['bruno.json', `${JSON.stringify({ version: '1', name, type: 'collection' }, null, 2)}\n`],
    [
      'collection.bru',
      brunoWriters.collection({
        // Bruno uses the key only after the user changes the mode from bearer token to API key.
        auth: {
          mode: 'bearer',
          bearer: tokenOf('token'),
          apikey: { key: keyHeader, value: '{{wapiKey}}', placement: 'header' },
        },
        docs: description,
      }),
    ],
    ...environments.map((environment, index): [string, string] => [
      `environments/${environment.name}.bru`,
      brunoWriters.environment({
        variables: [
          { name: 'baseUrl', value: environment.baseUrl, enabled: true, secret: false },
          // Bruno does not store the value of a secret in this file. The mock's values are not secret, so store them.
          ...variables.map(({ name: variable, value, isSecret }) => ({
            name: variable,
            value: index === 0 ? value : (environment.values[variable] ?? ''),
            enabled: true,
            secret: isSecret && (index > 0 || value === ''),
          })),
        ],
      }),
    ]),
    ...folders.flatMap((folder, folderIndex): [string, string][] => [
      [
        `${folder.name}/folder.bru`,
        brunoWriters.collection({
          meta: { name: folder.name, seq: String(folderIndex + 1) },
          docs: folder.description,
        }),
      ],
      ...folder.requests.map((request, index): [string, string] => [
        `${folder.name}/${slug(request.name)}.bru`,
        brunoWriters.request(toBru(request, index + 1)),
      ]),
    ]),
  ]);
}

/** Packs the files into one archive for download. */
export function zipBrunoFiles(files: ReadonlyMap<string, string | Uint8Array>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      [...files].map(([name, content]) => [`wapi/${name}`, typeof content === 'string' ? strToU8(content) : content]),
    ),
    {
      mtime: ARCHIVE_TIME,
    },
  );
}

function toBru(request: CollectionRequest, sequence: number) {
  const { name, method, url, query, credential, tokenVariable, texts, files, description } = request;
  const before = prepareScript(request);
  const after = storeScript(request);
  const fields = [
    ...texts.map(([key, value]) => ({ name: key, value, enabled: true, type: 'text', contentType: '' })),
    ...files.map((file) => ({
      name: file.name,
      value: [file.fileName],
      enabled: true,
      type: 'file',
      contentType: file.type,
    })),
  ];
  const search = query.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&');
  return {
    meta: { name, type: 'http', seq: String(sequence) },
    http: {
      method: method.toLowerCase(),
      url: `${url}${search === '' ? '' : `?${search}`}`,
      body: fields.length > 0 ? 'multipartForm' : 'none',
      auth: AUTH[credential],
    },
    ...(query.length > 0 && {
      params: query.map(([key, value]) => ({ name: key, value, enabled: true, type: 'query' })),
    }),
    headers: [{ name: 'Accept', value: 'application/json', enabled: true }],
    ...(credential === 'token' && { auth: { bearer: tokenOf(tokenVariable) } }),
    ...(fields.length > 0 && { body: { multipartForm: fields } }),
    ...((before.length > 0 || after.length > 0) && { script: { req: before.join('\n'), res: after.join('\n') } }),
    tests: ['const status = res.getStatus();', 'const body = res.getBody();', ...request.tests].join('\n'),
    docs: description,
  };
}

function prepareScript({ platforms, prepares }: CollectionRequest): string[] {
  return [
    ...(platforms === undefined
      ? []
      : [`if (!${JSON.stringify(platforms)}.includes(bru.getEnvVar('platform'))) bru.runner.skipRequest();`]),
    ...Object.entries(prepares).map(([name, script]) => `bru.setEnvVar('${name}', ${script});`),
  ];
}

/**
 * Returns no lines for a request that stores nothing. Such a request may be skipped, and then has no response whose
 * body could be read.
 */
function storeScript({ stores }: CollectionRequest): string[] {
  const lines = Object.entries(stores).map(([name, script]) => `bru.setEnvVar('${name}', ${script});`);
  return lines.length === 0 ? [] : ['const body = res.getBody();', ...lines];
}
