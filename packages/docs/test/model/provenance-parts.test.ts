import { describe, expect, it } from 'vitest';
import { findParts } from '../../src/model/provenance-parts.js';
import { site } from '../support/site.js';

describe('findParts', () => {
  it('finds fields, limits, method overrides, responses and examples', () => {
    const kinds = new Set(
      site.operations.flatMap((model) =>
        (['inferred', 'reference-2.0.2'] as const).flatMap((source) =>
          findParts(source, model).map(({ kind }) => kind),
        ),
      ),
    );
    expect([...kinds]).toEqual(expect.arrayContaining(['field', 'limit', 'method override', 'response', 'example']));
  });
});
