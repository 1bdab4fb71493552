import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readSource } from '../../src/source/sources.js';
import { resolveDocument } from '../../src/source/resolve-document.js';
import type { Json } from '../support/bundle.js';

const dir = join('/', 'spec');

const files = {
  'openapi.yaml': 'openapi: 3.1.0\npaths: { /user: { $ref: paths/user.yaml }, /phone: { $ref: paths/phone.yaml } }\n',
  'paths/user.yaml': 'get: { schema: { $ref: ../components/schemas/User.yaml } }\n',
  'paths/phone.yaml': 'get: { schema: { $ref: ../components/schemas/Phone.yaml } }\n',
  'components/schemas/User.yaml': 'properties: { phone: { $ref: Phone.yaml } }\n',
  'components/schemas/Phone.yaml': 'type: string\n',
};

/** Resolves the spec with changed files. `undefined` removes a file. */
function resolvedWith(changes: Record<string, string | undefined>): Json {
  const sources = Object.entries<string | undefined>({ ...files, ...changes }).flatMap(([name, text]) =>
    text === undefined ? [] : [readSource(dir, join(dir, name), text)],
  );
  return resolveDocument(dir, sources).resolved;
}

const userPhone = (document: Json) => document.paths['/user'].get.schema.properties.phone;

it('resolves a file again after a change in a file that it leads to', () => {
  expect(userPhone(resolvedWith({}))).toEqual({ type: 'string' });
  expect(userPhone(resolvedWith({ 'components/schemas/Phone.yaml': 'type: integer\n' }))).toEqual({ type: 'integer' });
  expect(userPhone(resolvedWith({}))).toEqual({ type: 'string' });
});

it('resolves unchanged files only once', () => {
  const before = resolvedWith({});
  const after = resolvedWith({ 'components/schemas/User.yaml': 'properties: {}\n' });
  expect(after.paths['/phone'].get).toBe(before.paths['/phone'].get);
  expect(after.paths['/user'].get.schema).toEqual({ properties: {} });
});

it('leaves a $ref unresolved as long as its file is missing', () => {
  const name = 'components/schemas/Phone.yaml';
  for (const text of [undefined, 'type: string\n', undefined])
    expect(userPhone(resolvedWith({ [name]: text }))).toEqual(
      text === undefined ? { $ref: 'Phone.yaml' } : { type: 'string' },
    );
});

it('leaves a $ref unresolved as long as it leads back to its own file', () => {
  const changes = { 'components/schemas/Phone.yaml': 'items: { $ref: User.yaml }\n' };
  for (let run = 0; run < 2; run += 1) {
    expect(userPhone(resolvedWith({}))).toEqual({ type: 'string' });
    const document = resolvedWith(changes);
    expect(userPhone(document)).toEqual({ items: { $ref: 'User.yaml' } });
    expect(document.paths['/phone'].get.schema.items.properties.phone).toEqual({ items: { $ref: 'User.yaml' } });
  }
});
