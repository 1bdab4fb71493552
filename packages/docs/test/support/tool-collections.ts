import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect } from 'vitest';
import { siteDir } from '../../src/package-root.js';
import { type PostmanItem, readPostmanCollection } from './postman-collection.js';
import { readPage } from './site.js';

/** Bruno's own parsers, declared here because the package has no types. */
const bruno = createRequire(import.meta.url)('@usebruno/lang') as Record<
  'bruToJsonV2' | 'collectionBruToJson' | 'bruToEnvJsonV2',
  (text: string) => unknown
>;

/** A request in a collection, with unresolved variables. */
export interface ToolRequest {
  name: string;
  method: string;
  url: string;
  fields: readonly { name: string; value: string; isFile: boolean }[];
  /** The variable that contains the token; empty if the request sends no token. */
  token: string;
  /** The scripts that the tool runs before the request and after the response. */
  before: string;
  after: string;
}

/** The values and functions that a script can use. */
export interface ScriptContext {
  status: number;
  body: unknown;
  get: (name: string) => string | undefined;
  set: (name: string, value: string) => void;
  skip: () => void;
  /** Receives the title of each test that passes. A test that fails throws. */
  onTest: (title: string) => void;
}

/** A collection as read by Postman's or Bruno's own library. */
export interface ToolCollection {
  requests: readonly ToolRequest[];
  variables: Readonly<Record<string, string>>;
  /** The header that carries a WAPI Key, if the user selects this credential. */
  key: { name: string; value: string };
  runScript: (script: string, context: ScriptContext) => void;
  /** Contents of the files that belong to the collection. */
  files: ReadonlyMap<string, Uint8Array>;
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
      token: tokenIn(item.getAuth()?.parameters().get('token')),
      fields: (body?.formdata?.all() ?? []).map((field) => {
        const { key, value, src: file, type: kind } = field.toJSON();
        return { name: key, value: (kind === 'file' ? file : value) ?? '', isFile: kind === 'file' };
      }),
      before: scriptOf(item, 'prerequest'),
      after: scriptOf(item, 'test'),
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
    runScript: (script, { status, body, get, set, skip, onTest }) => {
      // eslint-disable-next-line no-new-func -- Postman runs scripts in this way
      new Function('pm', script)({
        response: { code: status, json: () => body },
        collectionVariables: { get, set },
        execution: { skipRequest: skip },
        expect,
        test: testWith(onTest),
      });
    },
    files: new Map(['photo.jpg', 'new-photo.jpg'].map((name) => [name, readFileSync(join(siteDir, name))])),
  };
}

function scriptOf({ events }: PostmanItem, kind: string): string {
  const scripts = events.all().filter(({ listen }) => listen === kind);
  return scripts.flatMap(({ script }) => script.exec ?? []).join('\n');
}

function testWith(onTest: (title: string) => void): (title: string, check: () => void) => void {
  return (title, check) => {
    check();
    onTest(title);
  };
}

function tokenIn(template: unknown): string {
  return /^\{\{(\w+)\}\}$/.exec(String(template))?.[1] ?? '';
}

interface BruRequest {
  http: { method: string; url: string; auth: string };
  meta: { name: string; seq: string };
  body?: { multipartForm?: { name: string; value: string | string[]; type: string }[] };
  auth?: { bearer?: { token: string } };
  script?: { req?: string; res?: string };
  tests?: string;
}

/** Reads the collection with Bruno's own library, in Bruno's order, with the variables of the environment `Mock`. */
export function readBruno(): ToolCollection {
  const archive = unzipSync(readFileSync(join(siteDir, 'wapi.bruno.zip')));
  const text = (name: string) => strFromU8(archive[`wapi/${name}`] ?? new Uint8Array());
  expect(JSON.parse(text('bruno.json'))).toMatchObject({ type: 'collection' });
  const { variables } = bruno.bruToEnvJsonV2(text('environments/Mock.bru')) as {
    variables: { name: string; value: string }[];
  };
  const { auth } = bruno.collectionBruToJson(text('collection.bru')) as {
    auth: { mode: string; apikey: { key: string; value: string } };
  };
  expect(auth.mode).toBe('bearer');
  const names = Object.keys(archive).map((name) => name.replace(/^wapi\//, ''));
  const place = (folder: string) =>
    Number((bruno.collectionBruToJson(text(`${folder}/folder.bru`)) as { meta: { seq: string } }).meta.seq);
  const folders = names
    .filter((name) => name.endsWith('/folder.bru'))
    .map((name) => name.replace(/\/folder\.bru$/, ''));
  return {
    variables: Object.fromEntries(variables.map(({ name, value }) => [name, value])),
    key: { name: auth.apikey.key, value: auth.apikey.value },
    runScript: (script, { status, body, get, set, skip, onTest }) => {
      const response = { getStatus: () => status, getBody: () => body };
      const bru = { getEnvVar: get, setEnvVar: set, runner: { skipRequest: skip } };
      // eslint-disable-next-line no-new-func -- Bruno runs scripts in this way
      new Function('res', 'bru', 'expect', 'test', script)(response, bru, expect, testWith(onTest));
    },
    files: new Map(['photo.jpg', 'new-photo.jpg'].map((name) => [name, archive[`wapi/${name}`] ?? new Uint8Array()])),
    requests: folders
      .toSorted((a, b) => place(a) - place(b))
      .flatMap((folder) =>
        names
          .filter((name) => name.startsWith(`${folder}/`) && !name.endsWith('/folder.bru'))
          .map((name) => bruno.bruToJsonV2(text(name)) as BruRequest)
          .toSorted((a, b) => Number(a.meta.seq) - Number(b.meta.seq)),
      )
      .map(({ http, meta, body, script, tests, auth: ownAuth }) => ({
        name: meta.name,
        method: http.method.toUpperCase(),
        url: http.url,
        token: http.auth === 'inherit' ? 'token' : tokenIn(ownAuth?.bearer?.token),
        fields: (body?.multipartForm ?? []).map(({ name, value, type }) => ({
          name,
          value: [value].flat()[0] ?? '',
          isFile: type === 'file',
        })),
        before: script?.req ?? '',
        // Wrap each script in a block, because Bruno runs the two scripts separately.
        after: `{ ${script?.res ?? ''} }\n{ ${tests ?? ''} }`,
      })),
  };
}
