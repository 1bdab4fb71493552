import { describe, expect, it } from 'vitest';
import { readResponseHeaders } from '../../src/model/response-headers.js';

describe('the response headers', () => {
  it('are those that the document describes', () => {
    const document = {
      paths: { '/a/b': { get: { operationId: 'getB', responses: { 200: { $ref: '#/components/responses/R' } } } } },
      components: {
        responses: { R: { headers: { H: { $ref: '#/components/headers/H' } } } },
        headers: { H: { description: 'x' } },
      },
    };
    expect(readResponseHeaders(document)).toEqual([{ name: 'H', description: 'x' }]);
  });
});
