import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect } from 'vitest';
import { brunoLang } from '../../src/exports/bruno-lang.js';
import { siteDir } from '../../src/package-root.js';
import { readPostmanCollection } from './postman-collection.js';
import { readPage } from './site.js';

/** A request of a collection, with unresolved variables. */
export interface ToolRequest {
  name: string;
  method: string;
  url: string;
  hasToken: boolean;
  fields: readonly { name: string; value: string; isFile: boolean }[];
  /** The script that the tool runs after the response; empty if the request has none. */
  script: string;
}

/** A collection, as a tool reads it. */
export interface ToolCollection {
  requests: readonly ToolRequest[];
  variables: Readonly<Record<string, string>>;
  /** The header for a WAPI Key, if the user selects this credential. */
  key: { name: string; value: string };
  /** Runs a script, which can set variables. */
  runScript: (script: string, body: unknown, set: (name: string, value: string) => void) => void;
}

/** Reads the collection with Postman's own library. */
export function readPostman(): ToolCollection {
  const collection = readPostmanCollection(JSON.parse(readPage('wapi.postman_collection.json')) as object);
  const requests: ToolRequest[] = [];
  collection.forEachItem((item) => {
    const { method, url, body } = item.request;
    requests.push({
      name: item.name,
      method,
      url: url.toString(),
      hasToken: item.getAuth()?.type === 'bearer',
      fields: (body?.formdata?.all() ?? []).map((field) => {
        const { key, value, src: file, type: kind } = field.toJSON();
        return { name: key, value: (kind === 'file' ? file : value) ?? '', isFile: kind === 'file' };
      }),
      script: item.events
        .all()
        .flatMap(({ script }) => script.exec ?? [])
        .join('\n'),
    });
  });
  const { apikey = [] } = (
    JSON.parse(readPage('wapi.postman_collection.json')) as { auth: { apikey?: { key: string; value: string }[] } }
  ).auth;
  const ofKey = Object.fromEntries(apikey.map((parameter) => [parameter.key, parameter.value]));
  return {
    requests,
    variables: Object.fromEntries(collection.variables.all().map(({ key, value }) => [key, String(value)])),
    key: { name: ofKey['key'] ?? '', value: ofKey['value'] ?? '' },
    runScript: (script, body, set) => {
      // eslint-disable-next-line no-new-func -- Postman runs scripts in this way
      new Function('pm', script)({ response: { code: 200, json: () => body }, collectionVariables: { set } });
    },
  };
}

interface BruRequest {
  http: { method: string; url: string; auth: string };
  meta: { name: string; seq: string };
  body?: { multipartForm?: { name: string; value: string | string[]; type: string }[] };
  script?: { res?: string };
}

/** Reads the collection with Bruno's own library, in Bruno's order, with the variables of the environment `Mock`. */
export function readBruno(): ToolCollection {
  const archive = unzipSync(readFileSync(join(siteDir, 'wapi.bruno.zip')));
  const text = (name: string) => strFromU8(archive[`wapi/${name}`] ?? new Uint8Array());
  expect(JSON.parse(text('bruno.json'))).toMatchObject({ type: 'collection' });
  const { variables } = brunoLang.bruToEnvJsonV2(text('environments/Mock.bru')) as {
    variables: { name: string; value: string }[];
  };
  const { auth } = brunoLang.collectionBruToJson(text('collection.bru')) as {
    auth: { mode: string; apikey: { key: string; value: string } };
  };
  expect(auth.mode).toBe('bearer');
  const names = Object.keys(archive).map((name) => name.replace(/^wapi\//, ''));
  const place = (folder: string) =>
    Number((brunoLang.collectionBruToJson(text(`${folder}/folder.bru`)) as { meta: { seq: string } }).meta.seq);
  const folders = names
    .filter((name) => name.endsWith('/folder.bru'))
    .map((name) => name.replace(/\/folder\.bru$/, ''));
  return {
    variables: Object.fromEntries(variables.map(({ name, value }) => [name, value])),
    key: { name: auth.apikey.key, value: auth.apikey.value },
    runScript: (script, body, set) => {
      // eslint-disable-next-line no-new-func -- Bruno runs scripts in this way
      new Function('res', 'bru', script)({ status: 200, body }, { setEnvVar: set });
    },
    requests: folders
      .toSorted((a, b) => place(a) - place(b))
      .flatMap((folder) =>
        names
          .filter((name) => name.startsWith(`${folder}/`) && !name.endsWith('/folder.bru'))
          .map((name) => brunoLang.bruToJsonV2(text(name)) as BruRequest)
          .toSorted((a, b) => Number(a.meta.seq) - Number(b.meta.seq)),
      )
      .map(({ http, meta, body, script }) => ({
        name: meta.name,
        method: http.method.toUpperCase(),
        url: http.url,
        hasToken: http.auth === 'bearer' || http.auth === 'inherit',
        fields: (body?.multipartForm ?? []).map(({ name, value, type }) => ({
          name,
          value: [value].flat()[0] ?? '',
          isFile: type === 'file',
        })),
        script: script?.res ?? '',
      })),
  };
}
