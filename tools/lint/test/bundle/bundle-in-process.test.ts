import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { bundleInProcess } from '../../src/bundle/bundle-in-process.js';
import { expandSecurity } from '../../src/bundle/security.js';
import { redocly, specDir } from '../../src/redocly.js';
import {
  at,
  bundle,
  bundleText,
  objectsIn,
  operations,
  parametersOf,
  resolveRef,
  webhooks,
} from '../support/bundle.js';
import { sources } from '../support/copy.js';
import type { Json } from '../support/bundle.js';

describe('the bundle', () => {
  it('is OpenAPI 3.1 and declares its JSON Schema dialect', () => {
    expect(bundle.openapi).toBe('3.1.0');
    expect(bundle.jsonSchemaDialect).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(bundle.info.version).toBe('2.0.0');
  });

  it('contains only references to its own existing parts', () => {
    const refs = [...objectsIn(bundle)].flatMap(({ value }) => (typeof value.$ref === 'string' ? [value.$ref] : []));
    expect(refs.length).toBeGreaterThan(100);
    expect(refs.filter((ref) => !ref.startsWith('#/'))).toEqual([]);
    expect(refs.filter((ref) => at(ref.slice(1)) === undefined)).toEqual([]);
  });

  it('has no component that the bundler renamed', () => {
    const names = Object.values<Json>(bundle.components).flatMap((group) => Object.keys(group));
    expect(names.filter((name) => /-\d+$/.test(name))).toEqual([]);
  });

  it('has 23 paths with 38 operations', () => {
    expect(Object.keys(bundle.paths)).toHaveLength(23);
    expect(operations).toHaveLength(38);
    expect(new Set(operations.map(({ id }) => id)).size).toBe(38);
  });

  it('has the 34 operations on 22 paths that WiPay documents', () => {
    const documented = operations.map(({ path, method, operation }) => {
      const written = operation['x-documented-path'] ?? path;
      // `/user/banks/{type?}` represents two paths: one with the last segment and one without it.
      const isShort = path.split('/').length < written.split('/').length;
      return {
        path: written.replace(/\/\{(\w+)\?\}$/, (_segment: Json, name: Json) => (isShort ? '' : `/{${name}}`)),
        method,
      };
    });
    expect(new Set(documented.map(({ path, method }) => `${method} ${path}`)).size).toBe(34);
    expect(new Set(documented.map(({ path }) => path)).size).toBe(22);
  });

  it("has 6 groups in the order of WiPay's pages", () => {
    expect(bundle.tags.map(({ name }: Json) => name)).toEqual([
      'Authentication',
      'Accounts',
      'User',
      'Transactions',
      'Trusted Cards',
      'Withdrawals',
    ]);
    const count = (tag: Json) => operations.filter(({ operation }) => operation.tags.includes(tag)).length;
    expect(bundle.tags.map(({ name }: Json) => count(name))).toEqual([3, 4, 15, 5, 6, 5]);
  });

  it('has 10 webhooks, each with the five signed headers', () => {
    expect(webhooks).toHaveLength(10);
    expect(new Set(webhooks.map(({ id }) => id)).size).toBe(10);
    for (const webhook of webhooks) {
      const headers = parametersOf(webhook).map((parameter) => [parameter.in, parameter.required, parameter.name]);
      expect(headers, webhook.event).toEqual(
        ['Event', 'Id', 'Signature', 'Timestamp', 'Version'].map((name) => ['header', true, `X-WiPay-Webhook-${name}`]),
      );
    }
  });

  it('sends webhooks by POST as JSON, without a credential', () => {
    for (const { event, method, operation } of webhooks) {
      expect({ method, security: operation.security }, event).toEqual({ method: 'post', security: [] });
      expect(Object.keys(resolveRef(operation.requestBody).content), event).toEqual(['application/json']);
      expect(Object.keys(operation.responses), event).toEqual(['2XX', 'default']);
    }
  });

  it('has 24 scopes: 5 parents with 19 leaves', () => {
    const { flows, 'x-scope-parents': parents } = bundle.components.securitySchemes.bearer;
    const scopes = Object.keys(flows.password.scopes);
    expect(Object.keys(flows)).toEqual(['password']);
    expect(scopes).toHaveLength(24);
    expect(scopes.filter((scope) => scope.endsWith('-all'))).toHaveLength(5);
    expect(Object.keys(parents)).toHaveLength(19);
    expect(new Set(Object.values<Json>(parents))).toEqual(new Set(scopes.filter((scope) => scope.endsWith('-all'))));
  });

  it('has 2 credentials', () => {
    expect(Object.keys(bundle.components.securitySchemes)).toEqual(['bearer', 'wapiKey']);
  });

  it('has 2 servers for the same 5 platforms', () => {
    const platforms = ['bb', 'gd', 'gy', 'jm', 'tt'];
    expect(bundle.servers.map((server: Json) => server['x-environment'])).toEqual(['sandbox', 'live']);
    for (const { variables } of bundle.servers) expect(variables.platform.enum).toEqual(platforms);
    expect(Object.keys(bundle['x-platforms'])).toEqual(platforms);
    expect(bundle.servers.map(({ url }: Json) => url)).toEqual([
      'https://{platform}sb.wipayfinancial.com/wapi',
      'https://{platform}.wipayfinancial.com/wapi',
    ]);
  });
});

describe('bundling', () => {
  it.each(['bundle', 'lint'])('lists all sources in the inputs of the task %s', (task) => {
    const { tasks } = JSON.parse(readFileSync(new URL('../../../../spec/turbo.json', import.meta.url), 'utf8'));
    const wanted = sources.map((source) => (source.endsWith('.yaml') ? source : `${source}/**`));
    expect(tasks[task].inputs).toEqual(expect.arrayContaining(wanted));
  });

  const built = (name: string): URL => new URL(`../../../../spec/dist/${name}`, import.meta.url);
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'wapi-bundle-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('gives what Redocly gives, with every accepted scope', () => {
    const output = join(folder, 'redocly.json');
    expect(redocly(['bundle', 'openapi.yaml', '--output', output]).status).toBe(0);
    const document = JSON.parse(readFileSync(output, 'utf8'));
    expect(document).not.toEqual(bundle);
    expandSecurity(document);
    expect(`${JSON.stringify(document, null, 2)}\n`).toBe(bundleText);
  });

  it('gives the same document in a process and as a program', async () => {
    expect((await bundleInProcess(specDir)).document).toEqual(bundle);
  });

  it('writes the same document as YAML', () => {
    expect(parse(readFileSync(built('openapi.yaml'), 'utf8'))).toEqual(bundle);
  });
});
