import { describe, expect, it } from 'vitest';
import { checkMessages } from '../src/model/check-messages.js';
import { discrepanciesByOperation } from '../src/model/discrepancies.js';
import { objectFields } from '../src/model/fields.js';
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
    expect(checkMessages('a', schema, false, templates, new Set())).toEqual([
      { when: 'longer than 5 characters', text: 'Too long.', inferred: false },
    ]);
  });

  it('marks an own message that the responses call inferred', () => {
    const schema = { type: 'string', 'x-messages': { 'x-unique': 'Taken.' } };
    expect(checkMessages('a', schema, false, templates, new Set(['Taken.']))).toEqual([{ when: 'already taken', text: 'Taken.', inferred: true }]);
  });

  it("counts a file's size in kilobytes", () => {
    const messages = checkMessages('picture', { type: 'string', format: 'binary', maxLength: 5242880 }, false, templates, new Set());
    expect(messages).toEqual([{ when: 'too large', text: 'Not over 5120 kilobytes.', inferred: true }]);
  });
});

describe('the fields of a schema', () => {
  it('are flattened, with the platforms that require them', () => {
    const fields = objectFields({
      type: 'object',
      required: ['data'],
      properties: {
        data: { type: 'array', items: { type: 'object', properties: { id: { type: ['string', 'null'], 'x-provenance': 'inferred' } } } },
        branch: { type: 'string', 'x-platforms': ['jm'] },
      },
      'x-required-on': { jm: ['branch'] },
    });
    expect(
      fields.map(({ name, type, required, requiredOn, platforms, provenance }) => ({ name, type, required, requiredOn, platforms, provenance })),
    ).toEqual([
      { name: 'data', type: 'list of object', required: true, requiredOn: [], platforms: [], provenance: undefined },
      { name: 'data[].id', type: 'string or null', required: false, requiredOn: [], platforms: [], provenance: 'inferred' },
      { name: 'branch', type: 'string', required: false, requiredOn: ['jm'], platforms: ['jm'], provenance: undefined },
    ]);
  });

  it('state their limits', () => {
    const [field] = objectFields({ properties: { a: { type: 'string', minLength: 2, maxLength: 4, pattern: '^a', enum: ['aa', 'ab'] } } });
    expect(field?.constraints).toEqual([
      { text: 'one of', codes: ['aa', 'ab'] },
      { text: '2 to 4 characters', codes: [] },
      { text: 'matches', codes: ['^a'] },
    ]);
  });
});

describe('discrepancies', () => {
  const entry = { id: 'd', title: '', sources: [], decision: '', find_out: '' };
  const document = {
    paths: { '/a/b': { get: { operationId: 'getB', responses: { 200: { $ref: '#/components/responses/R' } } }, post: { operationId: 'postB' } } },
    components: { responses: { R: { headers: { H: { $ref: '#/components/headers/H' } } } }, headers: { H: { description: 'x' } } },
  };
  const touched = (pointer: string) => {
    const found = discrepanciesByOperation(document, [{ ...entry, affects: [pointer] }]);
    return [...found].filter(([, list]) => list.length > 0).map(([id]) => id);
  };

  it.each([
    ['/components/headers/H', ['getB']],
    ['/components/headers/H/description', ['getB']],
    ['/paths/~1a~1b', ['getB', 'postB']],
    ['/paths/~1a~1b/post', ['postB']],
    ['/components/headers/Other', []],
  ])('at %s touch %j', (pointer, expected) => {
    expect(touched(pointer)).toEqual(expected);
  });

  it('reads what the document says about headers', () => {
    expect(readResponseHeaders(document)).toEqual([{ name: 'H', description: 'x' }]);
  });

  it('each touch an operation or the whole API', () => {
    expect(site.discrepancies.filter(({ operations }) => operations.length === 0).map(({ id }) => id)).toEqual([]);
  });
});

describe('the site model', () => {
  it('is the same for the same contract', () => {
    expect(buildSiteModel(bundle.contract, bundle.document, bundle.discrepancies)).toEqual(site);
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
