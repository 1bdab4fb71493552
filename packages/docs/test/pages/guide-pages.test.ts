import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findPackage } from '../../src/sources/find-package.js';
import { readPackageGuides, readSiteGuides } from '../../src/sources/read-guides.js';
import { attributes, codeBlocks, mainText, markdownText, readPage } from '../support/site.js';

describe('a guide', () => {
  it.each(readPackageGuides().map((guide) => [guide.address, guide] as const))(
    'at %s has the whole content of the README',
    (address, { summary, body }) => {
      const html = readPage(`${address}index.html`);
      const text = mainText(html);
      const readme = readFileSync(join(findPackage(`@wapi/${address.replace('/', '')}`), 'README.md'), 'utf8');
      expect(text).toContain(markdownText(summary));
      // Skip the README's table of contents, because the site adds its own.
      for (const [, heading = ''] of readme.matchAll(/^## (?!Contents$)(.*)$/gm)) expect(text).toContain(heading);
      const code = [...body.matchAll(/^```\w*\n([\s\S]*?)\n```$/gm)].map(([, source]) => source);
      expect(codeBlocks(html)).toEqual(code);
      expect(attributes(html, 'href').filter((href) => href.endsWith('.md') && href !== 'index.md')).toEqual([]);
    },
  );
});

describe('a code block of a guide', () => {
  it('has the name of its file as its caption, in HTML and in Markdown', () => {
    const files = readSiteGuides().flatMap(({ address, body }) =>
      [...body.matchAll(/^```\w+ file=(\S+)$/gm)].map(([, file = '']) => [address, file] as const),
    );
    expect(files).toContainEqual(['guides/after-a-timeout/', 'wapi.php']);
    for (const [address, file] of files) {
      expect(readPage(`${address}index.html`)).toMatch(
        new RegExp(`<figcaption>\\w+: <code>${file}</code></figcaption>`),
      );
      expect(readPage(`${address}index.md`)).toMatch(new RegExp(`^\`${file}\`:\n\n\`\`\`\\w+$`, 'm'));
    }
  });
});
