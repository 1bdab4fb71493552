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

  it('finds the media types of a file, which are inferred from its documented file types', () => {
    const model = site.operations.find(({ operation }) => operation.id === 'createPicture');
    if (model === undefined) throw new Error('The spec has no createPicture.');
    expect(model.body?.fields).toMatchObject([
      {
        name: 'picture',
        constraints: expect.arrayContaining([
          { text: 'media type', values: expect.arrayContaining([{ code: 'image/png' }]), provenance: 'inferred' },
        ]),
      },
    ]);
    expect(findParts('inferred', model)).toContainEqual({ kind: 'limit', name: 'of picture', anchor: 'body-picture' });
  });
});
