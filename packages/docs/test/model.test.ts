import type { Schema } from '@wapi/types';
import { describe, expect, it } from 'vitest';
import { checkMessages } from '../src/model/check-messages.js';
import { affectedIds } from '../src/model/discrepancies.js';
import { readResponseHeaders } from '../src/model/response-headers.js';
import { buildSiteModel } from '../src/model/site-model.js';
import { bundle, site } from './support/site.js';

const templates = {
  required: 'The {field} field is required.',
  maxLength: 'Not over {limit} characters.',
  maxFileSize: 'Not over {kilobytes} kilobytes.',
};

describe('the messages of checks', () => {
  it('fills in templates and marks them as inferred', () => {
    expect(checkMessages('bank_name', { type: 'string', minLength: 1, maxLength: 255 }, true, templates, new Set())).toEqual([
      { when: 'missing or empty', text: 'The bank name field is required.', inferred: true },
      { when: 'longer than 255 characters', text: 'Not over 255 characters.', inferred: true },
    ]);
  });

  it("prefers the API's own message", () => {
    const schema = { type: 'string', maxLength: 5, 'x-messages': { maxLength: 'Too long.' } };
    expect(checkMessages('a', schema, false, templates, new Set(['Too long.']))).toEqual([
      { when: 'longer than 5 characters', text: 'Too long.', inferred: false },
    ]);
  });

  it('marks an own message that no source gives for the operation, and no filled-in one that a source gives', () => {
    const schema = { type: 'string', 'x-messages': { 'x-unique': 'Taken.' } };
    expect(checkMessages('a', schema, true, templates, new Set(['The a field is required.']))).toEqual([
      { when: 'missing or empty', text: 'The a field is required.', inferred: false },
      { when: 'already taken', text: 'Taken.', inferred: true },
    ]);
  });

  it('takes a message without a value for a keyword that has one, and lists the checks of one message together', () => {
    const schema = { type: 'string', format: 'uuid', pattern: 'x', 'x-messages': { format: 'No UUID.', pattern: 'No UUID.' } };
    expect(checkMessages('a', schema, false, templates, new Set(['No UUID.']))).toEqual([
      { when: 'not a UUID or in another format', text: 'No UUID.', inferred: false },
    ]);
  });

  it('has those of numbers, dates, JSON texts and the entries of lists', () => {
    const more = {
      exclusiveMinimum: 'Over {limit}.',
      contentMediaType: 'No JSON in {field}.',
      'x-not-before': 'Not before {other}.',
      'type:array': 'No list.',
      enum: 'Bad {field}.',
    };
    const texts = (name: string, schema: Schema) => checkMessages(name, schema, false, more, new Set()).map(({ when, text }) => [when, text]);
    expect(texts('a', { type: 'number', exclusiveMinimum: 0 })).toEqual([['not more than 0', 'Over 0.']]);
    expect(texts('a', { type: 'string', contentMediaType: 'application/json' })).toEqual([['not JSON', 'No JSON in a.']]);
    expect(texts('a', { type: 'string', 'x-not-before': 'start_date' })).toEqual([['before start_date', 'Not before start date.']]);
    expect(texts('a[]', { type: 'array', items: { type: 'string', enum: ['b'] } })).toEqual([
      ['not a list', 'No list.'],
      ['first entry is any other value', 'Bad a.0.'],
    ]);
  });

  it("counts a file's size in kilobytes", () => {
    const messages = checkMessages('picture', { type: 'string', format: 'binary', maxLength: 5242880 }, false, templates, new Set());
    expect(messages).toEqual([{ when: 'too large', text: 'Not over 5120 kilobytes.', inferred: true }]);
  });
});

describe('discrepancies', () => {
  const entry = { id: 'd', title: '', sources: [], decision: '', find_out: '' };
  const document = {
    paths: { '/a/b': { get: { operationId: 'getB', responses: { 200: { $ref: '#/components/responses/R' } } }, post: { operationId: 'postB' } } },
    webhooks: { 'x.done': { post: { operationId: 'xDone', requestBody: { $ref: '#/components/requestBodies/B' } } } },
    components: { responses: { R: { headers: { H: { $ref: '#/components/headers/H' } } } }, headers: { H: { description: 'x' } } },
  };
  const touched = (pointer: string) => {
    const found = affectedIds(document, [{ ...entry, affects: [pointer] }]);
    return [...found].filter(([, list]) => list.length > 0).map(([id]) => id);
  };

  it.each([
    ['/components/headers/H', ['getB']],
    ['/components/headers/H/description', ['getB']],
    ['/paths/~1a~1b', ['getB', 'postB']],
    ['/paths/~1a~1b/post', ['postB']],
    ['/components/headers/Other', []],
    ['/components/requestBodies/B', ['xDone']],
    ['/webhooks/x.done/post', ['xDone']],
  ])('at %s touch %j', (pointer, expected) => {
    expect(touched(pointer)).toEqual(expected);
  });

  it('reads what the document says about headers', () => {
    expect(readResponseHeaders(document)).toEqual([{ name: 'H', description: 'x' }]);
  });

  it('each touch an operation or a webhook', () => {
    expect(site.discrepancies.filter(({ operations, webhooks }) => operations.length + webhooks.length === 0).map(({ id }) => id)).toEqual([]);
  });
});

describe('the site model', () => {
  it('is the same for the same contract', () => {
    expect(buildSiteModel(bundle)).toEqual(site);
  });

  it('has all operations in groups, and all scopes under a parent', () => {
    expect(site.groups.flatMap(({ operations }) => operations)).toHaveLength(bundle.contract.operations.length);
    expect(site.scopeGroups.flatMap(({ parent, scopes }) => [parent, ...scopes])).toHaveLength(
      Object.keys(bundle.contract.credentials.bearer.scopes).length,
    );
  });

  it('finds the operations behind a message, apart by cause', () => {
    const forbidden = site.errors.find(({ message }) => message === 'Forbidden');
    expect(forbidden?.causes.flatMap(({ operations }) => operations.map(({ id }) => id))).toEqual(
      expect.arrayContaining(['createToken', 'updateAccount']),
    );
    const unauthorized = site.errors.find(({ message }) => message === 'Unauthorized');
    expect(unauthorized?.causes[0]?.operations).toHaveLength(
      bundle.contract.operations.filter(({ credentials }) => credentials.includes('wapiKey')).length,
    );
  });
});
