import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { at, bundle, discrepancies, operations, responseExamples, uses, readBuilt } from '../support/bundle.js';
import type { Json } from '../support/bundle.js';

const marks = ['page', 'reference', 'reference-2.0.2', 'inferred'];
const conditions = Object.keys(bundle['x-conditions']);

describe('discrepancies.yaml', () => {
  it('has entries with unique ids', () => {
    expect(discrepancies.length).toBeGreaterThanOrEqual(35);
    expect(new Set(discrepancies.map(({ id }: Json) => id)).size).toBe(discrepancies.length);
  });

  it.each<[string, Json]>(discrepancies.map((entry: Json) => [entry.id, entry]))(
    'has an entry %s in the form that the README describes',
    (id, entry) => {
      const text = expect.stringMatching(/\S/);
      expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(Object.keys(entry).filter((key) => key !== 'probe')).toEqual([
        'id',
        'title',
        'sources',
        'decision',
        'find_out',
        'affects',
      ]);
      expect(entry).toMatchObject({ title: text, decision: text, find_out: text });
      expect(entry.sources.length).toBeGreaterThan(0);
      for (const source of entry.sources) expect(source).toEqual({ where: text, says: text });
      expect(entry.affects.length).toBeGreaterThan(0);
    },
  );

  it.each<[string, string]>(
    discrepancies.flatMap(({ id, affects }: Json) => affects.map((pointer: Json) => [id, pointer])),
  )('has an entry %s that affects %s, which exists in the bundle', (_id, pointer) => {
    expect(at(pointer)).toBeDefined();
  });

  it('has the same content as dist/discrepancies.json', async () => {
    const built = readBuilt('discrepancies.json');
    expect(built).toEqual(discrepancies);
  });
});

describe('the extension of the root, an operation or a credential', () => {
  it('x-discrepancy names an entry that affects the same place', () => {
    const found = uses('x-discrepancy');
    expect(found.length).toBeGreaterThan(0);
    for (const { pointer, value } of found)
      expect(discrepancies.find(({ id }: Json) => id === value)?.affects, pointer).toContain(pointer);
  });

  it('x-conditions of an operation names conditions whose example is a 403 of the operation', () => {
    const found = operations.filter(({ operation }) => 'x-conditions' in operation);
    expect(found).toHaveLength(8);
    for (const { id, operation } of found) {
      expect(operation['x-conditions'].length).toBeGreaterThan(0);
      for (const name of operation['x-conditions']) {
        expect(conditions, id).toContain(name);
        expect(
          responseExamples(id, '403').map((example) => example.name),
          id,
        ).toContain(bundle['x-conditions'][name].example);
      }
    }
  });

  it('x-conditions of the root are complete', () => {
    const text = expect.stringMatching(/\S/);
    for (const { 'x-discrepancy': discrepancy, ...condition } of Object.values<Json>(bundle['x-conditions'])) {
      expect(discrepancy).toBeOneOf([undefined, ...discrepancies.map(({ id }: Json) => id)]);
      expect(condition).toEqual({
        title: text,
        description: text,
        example: text,
        'x-provenance': expect.toBeOneOf(marks),
      });
    }
  });

  it('x-scope-conditions maps scopes to conditions', () => {
    const [{ holder, value } = {} as Json] = uses('x-scope-conditions');
    expect(Object.keys(value).length).toBeGreaterThan(0);
    for (const [scope, condition] of Object.entries<Json>(value)) {
      expect(Object.keys(holder.flows.password.scopes)).toContain(scope);
      expect(conditions).toContain(condition);
    }
  });

  it('x-scope-list names an OAuth scheme', () => {
    const found = uses('x-scope-list');
    expect(found.length).toBeGreaterThan(0);
    for (const { value } of found) expect(bundle.components.securitySchemes[value].type).toBe('oauth2');
  });

  it('x-method-override replaces PATCH by POST with the form field _method', () => {
    const found = operations.filter(({ operation }) => 'x-method-override' in operation);
    expect(found).toHaveLength(6);
    expect(new Set(found.map(({ method }) => method))).toEqual(new Set(['patch']));
    for (const { operation, method } of found) {
      expect(operation['x-method-override']).toEqual({
        method: 'POST',
        field: '_method',
        value: method.toUpperCase(),
        'x-provenance': expect.toBeOneOf(marks),
      });
    }
  });

  it('x-key-pattern accepts a key of each environment in x-key-environments', () => {
    const { 'x-key-pattern': pattern, 'x-key-environments': environments } = bundle.components.securitySchemes.wapiKey;
    const key = (word: Json) => `wapi_${word}_${'0f'.repeat(9)}_${'0f'.repeat(32)}`;
    for (const word of Object.keys(environments)) expect(key(word)).toMatch(new RegExp(pattern));
    expect(key('prod')).not.toMatch(new RegExp(pattern));
    expect(Object.values<Json>(environments).toSorted()).toEqual(
      bundle.servers.map((server: Json) => server['x-environment']).toSorted(),
    );
  });

  it('x-provenance is always one of the four sources', () => {
    const found = uses('x-provenance');
    expect(found.length).toBeGreaterThan(200);
    for (const { pointer, value } of found) expect(marks, pointer).toContain(value);
    expect(new Set(found.map(({ value }) => value))).toEqual(new Set(marks));
  });

  it('x-provenance of an inferred response matches its examples, which are all inferred', () => {
    const responses = Object.entries<Json>(bundle.components.responses).filter(
      ([, response]) => response['x-provenance'] === 'inferred',
    );
    expect(responses.length).toBeGreaterThan(5);
    for (const [name, { content }] of responses) {
      const examples = Object.values<Json>(content).flatMap((media) =>
        Object.values<Json>(media.examples).map(({ $ref }) => at($ref.slice(1))),
      );
      expect(new Set(examples.map((found) => found['x-provenance'])), name).toEqual(new Set(['inferred']));
    }
  });

  it('x-platforms of the root has the keys that x-platform-enum and the mock need', () => {
    for (const [code, platform] of Object.entries<Json>(bundle['x-platforms'])) {
      expect(Object.keys(platform), code).toEqual([
        'name',
        'country',
        'code',
        'currencies',
        ...(code === 'tt' ? [] : ['x-provenance']),
      ]);
      expect(platform.code).toBe(code.toUpperCase());
      expect(platform.country).toMatch(new RegExp(`^${platform.code}-\\d{3}$`));
      expect(platform.currencies, code).toEqual([expect.stringMatching(/^[A-Z]{3}$/), 'USD']);
    }
    const local = Object.values<Json>(bundle['x-platforms']).map(({ currencies }) => currencies[0]);
    expect(local).toEqual(['BBD', 'XCD', 'GYD', 'JMD', 'TTD']);
  });

  it('x-message-templates has a message for each keyword that a request can fail, with known placeholders only', () => {
    const { 'x-provenance': mark, ...templates } = bundle['x-message-templates'];
    expect(mark).toBe('inferred');
    for (const [keyword, template] of Object.entries<Json>(templates)) {
      expect(template, keyword).toMatch(/^[A-Z].*\.$/);
      const placeholders = [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(['field', 'limit', 'kilobytes', 'values', 'other'], keyword).toEqual(expect.arrayContaining(placeholders));
    }
  });

  it('x-moves-money names an operation of the spec that reads', () => {
    const found = operations.filter(({ operation }) => 'x-moves-money' in operation);
    expect(found).toHaveLength(3);
    for (const { id, operation } of found) {
      const { check } = operation['x-moves-money'];
      expect(operations.find((other) => other.id === check)?.method, id).toBe('get');
    }
  });

  it('x-documented-path differs from the path', () => {
    const found = operations.filter(({ operation }) => 'x-documented-path' in operation);
    expect(found).toHaveLength(9);
    for (const { path, operation } of found) expect(operation['x-documented-path']).not.toBe(path);
  });
});

describe('the workflows', () => {
  it('are all in dist/workflows.json, named after their files', async () => {
    const built = readBuilt('workflows.json');
    const sources = readdirSync(new URL('../../../../spec/workflows/', import.meta.url)).filter((file) =>
      file.endsWith('.yaml'),
    );
    expect(built.map(({ name }: Json) => `${name}.yaml`)).toEqual(sources.toSorted());
    for (const { name, ...workflow } of built)
      expect(workflow).toEqual(
        parse(readFileSync(new URL(`../../../../spec/workflows/${name}.yaml`, import.meta.url), 'utf8')),
      );
  });
});
