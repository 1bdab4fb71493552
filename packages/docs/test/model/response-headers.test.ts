import { describe, expect, it } from 'vitest';
import { readResponseHeaders } from '../../src/model/response-headers.js';

describe('readResponseHeaders', () => {
  it('finds the headers of referenced responses', () => {
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
