import { describe, expect, it } from 'vitest';
import { bundle, files, ownPages, readPage, site } from '../support/site.js';

describe('llms-full.txt', () => {
  it('contains every page except those of lint rules', () => {
    const text = readPage('llms-full.txt');
    for (const name of ownPages.filter((file) => !/^(404|rules)/.test(file)))
      expect(text).toContain(`<!-- ${name.replace(/html$/, 'md')} -->`);
    expect(text).not.toContain('<!-- rules/');
  });
});

describe('llms.txt', () => {
  it('links to every operation and event', () => {
    const text = readPage('llms.txt');
    for (const { operation } of site.operations)
      expect(text).toContain(
        `[${operation.method} ${operation.path}](api/${operation.id}/index.md): ${operation.summary}`,
      );
    for (const { event } of bundle.contract.webhooks)
      expect(text).toContain(`[${event}](webhooks/index.md#${event}): `);
    for (const [, link = ''] of text.matchAll(/\]\(([^)#]+)/g)) expect(files).toContain(link);
  });
});
