import bruno from '@usebruno/lang';
import { strToU8, zipSync } from 'fflate';
import { slug } from '../model/slug.js';
import type { Collection, CollectionRequest } from './collection.js';

/** The time in the archive: the same for each build, so that two builds are the same. The format knows none before 1980. */
const ARCHIVE_TIME = '1980-01-01T00:00:00';

/** Writes the collection for Bruno: its files, by the place below the collection's folder. */
export function brunoFiles({ name, environments, folders }: Collection): Map<string, string> {
  return new Map([
    ['bruno.json', `${JSON.stringify({ version: '1', name, type: 'collection' }, null, 2)}\n`],
    ...environments.map((environment): [string, string] => [
      `environments/${environment.name}.bru`,
      bruno.envJsonToBruV2({
        variables: [
          { name: 'baseUrl', value: environment.baseUrl, enabled: true, secret: false },
          { name: 'token', value: '', enabled: true, secret: true },
        ],
      }),
    ]),
    ...folders.flatMap((folder) =>
      folder.requests.map((request, index): [string, string] => [
        `${folder.name}/${slug(request.name)}.bru`,
        bruno.jsonToBruV2(toBru(request, index + 1)),
      ]),
    ),
  ]);
}

/** The files as one archive, which is what a site can offer. */
export function brunoArchive(files: ReadonlyMap<string, string>): Uint8Array {
  return zipSync(Object.fromEntries([...files].map(([name, text]) => [`wapi/${name}`, strToU8(text)])), { mtime: ARCHIVE_TIME });
}

function toBru({ name, method, path, query, hasToken, texts, files, description }: CollectionRequest, sequence: number) {
  const fields = [
    ...texts.map(([key, value]) => ({ name: key, value, enabled: true, type: 'text', contentType: '' })),
    ...files.map((file) => ({ name: file.name, value: [file.fileName], enabled: true, type: 'file', contentType: file.type })),
  ];
  const search = query.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&');
  return {
    meta: { name, type: 'http', seq: String(sequence) },
    http: {
      method: method.toLowerCase(),
      url: `{{baseUrl}}${path}${search === '' ? '' : `?${search}`}`,
      body: fields.length > 0 ? 'multipartForm' : 'none',
      auth: hasToken ? 'bearer' : 'none',
    },
    ...(query.length > 0 && { params: query.map(([key, value]) => ({ name: key, value, enabled: true, type: 'query' })) }),
    headers: [{ name: 'Accept', value: 'application/json', enabled: true }],
    ...(hasToken && { auth: { bearer: { token: '{{token}}' } } }),
    ...(fields.length > 0 && { body: { multipartForm: fields } }),
    docs: description,
  };
}
