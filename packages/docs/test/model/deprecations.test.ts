import { describe, expect, it } from 'vitest';
import { findDeprecations } from '../../src/model/deprecations.js';
import { bundle, site } from '../support/site.js';

describe('findDeprecations', () => {
  it('finds deprecated parts with their sunset and replacement', () => {
    const document = {
      paths: { '/x': { get: { deprecated: true, 'x-sunset': '2027-06-30', 'x-replaced-by': 'getY' } } },
    };
    expect(findDeprecations(document)).toEqual([{ place: '/paths//x/get', sunset: '2027-06-30', replacedBy: 'getY' }]);
    expect(site.deprecations).toEqual(findDeprecations(bundle.document));
  });
});
