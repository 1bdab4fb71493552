import { strToU8, zipSync } from 'fflate';
import { slug } from '../model/slug.js';
import { brunoLang } from './bruno-lang.js';
import type { Collection, CollectionRequest } from './collection.js';

const TOKEN = { token: '{{token}}' };

/** What the words for a credential are in the format. */
const AUTH = { any: 'inherit', token: 'bearer', none: 'none' } as const;

/** The time in the archive: the same for each build, so that two builds are the same. The format knows none before 1980. */
const ARCHIVE_TIME = '1980-01-01T00:00:00';

/** Writes the collection for Bruno: its files, by the place below the collection's folder. */
export function buildBrunoFiles({
  name,
  description,
  keyHeader,
  variables,
  environments,
  folders,
}: Collection): Map<string, string> {
  return new Map([
    ['bruno.json', `${JSON.stringify({ version: '1', name, type: 'collection' }, null, 2)}\n`],
    [
      'collection.bru',
      brunoLang.jsonToCollectionBru({
        // The key is not in use until it is chosen in place of the token.
        auth: { mode: 'bearer', bearer: TOKEN, apikey: { key: keyHeader, value: '{{wapiKey}}', placement: 'header' } },
        docs: description,
      }),
    ],
    ...environments.map((environment, index): [string, string] => [
      `environments/${environment.name}.bru`,
      brunoLang.envJsonToBruV2({
        variables: [
          { name: 'baseUrl', value: environment.baseUrl, enabled: true, secret: false },
          // Bruno keeps the value of a secret elsewhere; those of the mock are none.
          ...variables.map(({ name: variable, value, isSecret }) => ({
            name: variable,
            value: index === 0 || variable === 'scopes' ? value : '',
            enabled: true,
            secret: isSecret && (index > 0 || value === ''),
          })),
        ],
      }),
    ]),
    ...folders.flatMap((folder, place): [string, string][] => [
      [
        `${folder.name}/folder.bru`,
        brunoLang.jsonToCollectionBru({
          meta: { name: folder.name, seq: String(place + 1) },
          docs: folder.description,
        }),
      ],
      ...folder.requests.map((request, index): [string, string] => [
        `${folder.name}/${slug(request.name)}.bru`,
        brunoLang.jsonToBruV2(toBru(request, index + 1)),
      ]),
    ]),
  ]);
}

/** The files as one archive, which is what a site can offer. */
export function zipBrunoFiles(files: ReadonlyMap<string, string>): Uint8Array {
  return zipSync(Object.fromEntries([...files].map(([name, text]) => [`wapi/${name}`, strToU8(text)])), {
    mtime: ARCHIVE_TIME,
  });
}

function toBru(
  { name, method, path, query, credential, texts, files, keeps, description }: CollectionRequest,
  sequence: number,
) {
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
      url: `{{baseUrl}}${path}${search === '' ? '' : `?${search}`}`,
      body: fields.length > 0 ? 'multipartForm' : 'none',
      auth: AUTH[credential],
    },
    ...(query.length > 0 && {
      params: query.map(([key, value]) => ({ name: key, value, enabled: true, type: 'query' })),
    }),
    headers: [{ name: 'Accept', value: 'application/json', enabled: true }],
    ...(credential === 'token' && { auth: { bearer: TOKEN } }),
    ...(fields.length > 0 && { body: { multipartForm: fields } }),
    ...(keeps.length > 0 && {
      script: {
        res: [
          'if (res.status === 200) {',
          ...keeps.map(({ variable, field }) => `  bru.setEnvVar('${variable}', res.body.${field});`),
          '}',
        ].join('\n'),
      },
    }),
    docs: description,
  };
}
