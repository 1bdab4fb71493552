import { describe, expect, it } from 'vitest';
import { findDiscrepanciesById } from '../../src/model/discrepancies.js';
import { site } from '../support/site.js';

describe('findDiscrepanciesById', () => {
  const entry = { id: 'd', title: '', sources: [], decision: '', find_out: '' };
  const document = {
    paths: {
      '/a/b': {
        get: { operationId: 'getB', responses: { 200: { $ref: '#/components/responses/R' } } },
        post: { operationId: 'postB' },
      },
    },
    webhooks: { 'x.done': { post: { operationId: 'xDone', requestBody: { $ref: '#/components/requestBodies/B' } } } },
    components: {
      responses: { R: { headers: { H: { $ref: '#/components/headers/H' } } } },
      headers: { H: { description: 'x' } },
    },
  };
  const findAffected = (pointer: string) => {
    const found = findDiscrepanciesById(document, [{ ...entry, affects: [pointer] }]);
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
  ])('finds that a discrepancy at %s affects %j', (pointer, expected) => {
    expect(findAffected(pointer)).toEqual(expected);
  });

  it('finds an affected operation or webhook for every discrepancy but one', () => {
    expect(
      site.discrepancies
        .filter(({ operations, webhooks }) => operations.length + webhooks.length === 0)
        .map(({ id }) => id),
      // This discrepancy concerns only paths that belong to no operation.
    ).toEqual(['trailing-slash']);
  });
});
