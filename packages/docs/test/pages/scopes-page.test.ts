import { describe, expect, it } from 'vitest';
import { attributes, bundle, mainText, markdownText, readPage } from '../support/site.js';

describe('the scopes page', () => {
  it('lists every scope with its parent and the operations that need it', () => {
    const html = readPage('scopes/index.html');
    for (const [name, { parent, description }] of Object.entries(bundle.contract.credentials.bearer.scopes)) {
      expect(attributes(html, 'id')).toContain(name);
      if (parent === undefined) continue;
      const entry = new RegExp(`<div id="${name}">.*?</div>`).exec(html)?.[0] ?? '';
      expect(entry).toContain(`Parent: <code>${parent}</code>`);
      expect(mainText(`<main>${entry}</main>`)).toContain(markdownText(description));
      const needed = bundle.contract.operations.filter(({ scopes }) => scopes.some((scope) => scope === name));
      expect(attributes(entry, 'href')).toEqual(needed.map(({ id }) => `../api/${id}/`));
    }
  });

  it('shows how to request several scopes', () => {
    const html = readPage('scopes/index.html');
    const examples = bundle.contract.operations
      .find(({ id }) => id === 'createToken')
      ?.requestBody?.content[0]?.examples.map(({ value }) => (value as { scopes: string }).scopes);
    const [, example = ''] =
      /To request several scopes, separate their names with spaces in the field scopes of Request a token, e\.g\. ([^.]*)\./.exec(
        mainText(html),
      ) ?? [];
    expect(example.split(' ').length).toBeGreaterThan(1);
    expect(examples).toContain(example);
    expect(attributes(html, 'href')).toContain('../api/createToken/#body-scopes');
  });
});
