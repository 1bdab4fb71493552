import { describe, expect, it } from 'vitest';
import { findParts } from '../../src/model/provenance-parts.js';
import { attributes, mainText, readPage, site } from '../support/site.js';

describe('the list of facts by provenance', () => {
  it.each([
    ['inferred', 'inferred/index.html'],
    ['reference-2.0.2', 'changes/index.html'],
  ] as const)('lists every fact marked %s with a link', (provenance, file) => {
    const html = readPage(file);
    const common = site.operations.map((model) =>
      findParts(provenance, model).map(({ kind, name }) => `${kind} ${name}`),
    );
    const text = mainText(html);
    for (const model of site.operations) {
      for (const { kind, name, anchor } of findParts(provenance, model)) {
        const label = kind === 'operation' ? 'the whole operation' : `${kind} ${name}`;
        const isCommon = common.every((labels) => labels.includes(label));
        expect(text).toContain(label);
        expect(
          isCommon ||
            attributes(html, 'href').includes(`../api/${model.operation.id}/${anchor === '' ? '' : `#${anchor}`}`),
          label,
        ).toBe(true);
      }
    }
  });
});
