import { describe, expect, it } from 'vitest';
import { attributes, bundle, mainText, markdownText, readPage } from '../support/site.js';

describe('the discrepancies page', () => {
  it('shows every entry of the register in full', () => {
    const html = readPage('discrepancies/index.html');
    const text = mainText(html);
    for (const { id, title, sources, decision, find_out: findOut } of bundle.discrepancies) {
      expect(attributes(html, 'id')).toContain(id);
      for (const part of [title, decision, findOut, ...sources.flatMap(({ where, says }) => [where, says])])
        expect(text).toContain(markdownText(part));
    }
  });
});
