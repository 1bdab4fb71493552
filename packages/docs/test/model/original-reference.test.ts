import { describe, expect, it } from 'vitest';
import { attributes, readOperationPage, site } from '../support/site.js';

describe('The page of each operation', () => {
  it("links to WiPay's own reference", () => {
    for (const { operation } of site.operations) {
      const address = site.originalReference.pages.get(operation.id) ?? site.originalReference.start;
      expect(attributes(readOperationPage(operation.id), 'href')).toContain(address);
    }
  });
});
