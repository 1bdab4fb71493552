import { contract } from '@wapi/types';
import { describe, expect, it } from 'vitest';
import { findDeprecations } from '../../src/model/deprecations.js';
import { bundle, site } from '../support/site.js';

describe('findDeprecations', () => {
  it('names deprecated operations, parameters and fields', () => {
    const deprecated = { deprecated: true, 'x-sunset': '2027-06-30', 'x-replaced-by': 'other' };
    const document = {
      paths: { '/user': { get: { ...deprecated, parameters: [{ name: 'page', ...deprecated }] } } },
      components: { schemas: { Card: { properties: { owner: { properties: { name: deprecated } } } } } },
    };
    const deprecation = { sunset: '2027-06-30', replacedBy: 'other' };
    const operation = expect.objectContaining({ id: 'getUserProfile' });
    expect(findDeprecations(document, contract)).toEqual([
      { operation, name: '', deprecation },
      { operation, name: 'page', deprecation },
      { operation: undefined, name: 'Card.owner.name', deprecation },
    ]);
  });

  it('reads the bundle of the site', () => {
    expect(site.deprecations).toEqual(findDeprecations(bundle.document, contract));
  });
});
