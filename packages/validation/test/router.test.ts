import { contract } from '@wapi/types';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileValidators, createRouter, createValidators } from '../src/index.js';
import { routeOfPrism } from './support/prism-validator.js';

describe('createRouter', () => {
  const route = createRouter(contract.operations);
  const literals = [...new Set(contract.operations.flatMap(({ path }) => path.split('/')))].filter((segment) =>
    /^[^{]+$/.test(segment),
  );
  const segment = fc.oneof(
    fc.constantFrom(...literals),
    fc.constantFrom('%75ser', 'a%2Fb', '..;', '{uuid}', '1428855397'),
    fc.webSegment({ size: 'small' }),
  );
  const method = fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE', 'PUT');

  it('finds the same operation as Prism', () => {
    const filled = fc.constantFrom(...contract.operations).chain(({ path }) =>
      fc.tuple(
        ...path
          .split('/')
          .slice(1)
          .map((part) =>
            part.startsWith('{')
              ? segment.filter((text) => text !== '')
              : fc.oneof({ weight: 9, arbitrary: fc.constant(part) }, segment),
          ),
      ),
    );
    fc.assert(
      fc.property(method, fc.oneof(filled, fc.array(segment, { minLength: 1, maxLength: 4 })), (verb, segments) => {
        // Skip empty segments, because Prism accepts them as an id.
        fc.pre(segments.every((part) => part !== ''));
        const path = `/${segments.join('/')}`;
        expect(route(verb, path).operation?.id).toBe(routeOfPrism(verb, path));
      }),
      { seed: 20_261_125, numRuns: 3000 },
    );
  });

  it('decodes path parameters', () => {
    expect(route('GET', '/transactions/a%2Fb')).toMatchObject({
      operation: { id: 'retrieveTransaction' },
      parameters: { transaction_id: 'a/b' },
    });
  });

  it.each(['/user/', '/transactions//refund', '/accounts/%zz', '/accounts/%ff', '//user', ''])(
    'finds nothing at %j',
    (path) => {
      expect(route('GET', path)).toEqual({ siblings: [] });
    },
  );

  it('returns the other methods of a path', () => {
    const { operation, ...rest } = route('PUT', '/user/picture');
    expect(operation).toBeUndefined();
    expect('siblings' in rest && rest.siblings.map(({ method: other }) => other)).toEqual(['POST', 'PATCH', 'DELETE']);
  });
});

describe('compileValidators', () => {
  const [first, second] = contract.operations;
  const broken = {
    ...first,
    parameters: [{ name: 'page', in: 'query', required: false, description: '', schema: { type: 'strange' } }],
  } as never;
  const brokenContract = { ...contract, operations: [...contract.operations.slice(1), broken] };
  const problem = new RegExp(`^The checks of ${first?.id} do not compile: .*type`);

  it('names the operation whose schema does not compile', () => {
    expect(() => compileValidators(brokenContract, 'tt')).toThrow(problem);
  });

  it('createValidators reports such an operation only when its checks are needed', () => {
    const validators = createValidators(brokenContract, 'tt');
    expect(validators.get(second?.id ?? '')).toBeDefined();
    expect(validators.get('getNothing')).toBeUndefined();
    expect(() => validators.get(first?.id ?? '')).toThrow(problem);
  });
});
