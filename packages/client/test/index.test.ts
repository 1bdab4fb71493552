import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { contract } from '@wapi/types';
import { describe, expect, test } from 'vitest';
import * as client from '../src/index.js';
import { servers } from '../src/generated/wire.js';
import { createRecordingClient } from './support/recording-client.js';

const src = fileURLToPath(new URL('../src/', import.meta.url));
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: readFileSync(`${src}/${file}`, 'utf8') }));

test('the package exports these values and no others', () => {
  expect(Object.keys(client).toSorted()).toEqual([
    'WapiAuthError',
    'WapiConfigError',
    'WapiError',
    'WapiNetworkError',
    'WapiResponseError',
    'WapiStatusError',
    'createPacer',
    'createWapi',
    'isWapiError',
    'memoryTokenStore',
    'requiredScopes',
  ]);
});

test('every operation of the contract is a method of its group, and there are no others', () => {
  const { limits: _limits, ...groups } = createRecordingClient().wapi;
  const methods = Object.entries(groups).flatMap(([group, operations]) =>
    Object.keys(operations).map((method) => `${group}.${method}`),
  );
  const groupOf = (tag: string): string | undefined => contract.tags.find(({ name }) => name === tag)?.group;

  expect(methods.toSorted()).toEqual(
    contract.operations.map(({ tag, sdkMethod }) => `${groupOf(tag)}.${sdkMethod}`).toSorted(),
  );
});

test('the servers are those of the contract', () => {
  expect(servers).toEqual(Object.fromEntries(contract.servers.map(({ environment, url }) => [environment, url])));
});

describe('imports', () => {
  test('of openapi-fetch occur in one file only', () => {
    expect(sources.filter(({ text }) => text.includes("'openapi-fetch'")).map(({ file }) => file)).toEqual([
      'transport/openapi-fetch.ts',
    ]);
  });

  test('of @wapi/types are types, so that no bundle holds the whole contract', () => {
    const imports = sources.flatMap(({ file, text }) =>
      [...text.matchAll(/^((?:import|export)[^;]*) from '@wapi\/types';$/gm)].map(([, clause]) => ({ file, clause })),
    );
    expect(imports.length).toBeGreaterThan(3);
    for (const { file, clause } of imports) expect(clause, file).toMatch(/^(import|export) type /);
  });
});

test('isWapiError recognizes errors of another copy of the package, and no other errors', () => {
  const foreign = Object.assign(new Error('x'), { [Symbol.for('@wapi/client/error')]: true });
  expect(client.isWapiError(foreign)).toBe(true);
  for (const other of [new Error('x'), { name: 'WapiError' }, null, undefined, 'x'])
    expect(client.isWapiError(other)).toBe(false);
});
