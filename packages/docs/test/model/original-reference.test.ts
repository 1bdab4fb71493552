import { describe, expect, it } from 'vitest';
import { attributes, readOperationPage, site } from '../support/site.js';

describe("WiPay's own pages", () => {
  it('are linked from each operation', () => {
    for (const { operation } of site.operations) {
      const address = site.originalReference.pages.get(operation.id) ?? site.originalReference.start;
      expect(attributes(readOperationPage(operation.id), 'href')).toContain(address);
    }
  });
});
