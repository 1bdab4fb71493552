import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { siteDir } from '../../src/package-root.js';
import { attributes, bundle, mainText, readPage, site } from '../support/site.js';

const { contract } = bundle;

describe('the home page', () => {
  it('lists every operation', () => {
    const text = mainText(readPage('index.html'));
    for (const { operation } of site.operations)
      expect(text).toContain(`${operation.method} ${operation.summary} ${operation.path}`);
    for (const line of ['createWapi', '127.0.0.1:4010/wapi']) expect(text).toContain(line);
  });

  it('names every country with its currencies and the base URL of its sandbox', () => {
    const text = mainText(readPage('index.html'));
    for (const [code, { name, currencies }] of Object.entries(contract.platforms))
      expect(text).toMatch(
        new RegExp(`${name}[ ~]* ${currencies.join(', ')} https://${code}sb\\.wipayfinancial\\.com/wapi`),
      );
  });

  it('leads to the four main tasks', () => {
    const cards = /<ul class="cards">[\s\S]*?<\/ul>/.exec(readPage('index.html'))?.[0] ?? '';
    expect(attributes(cards, 'href')).toEqual([
      './workflows/trusted-cards/',
      './workflows/withdrawals/',
      './workflows/refund/',
      './webhooks/',
    ]);
  });
});

describe('the preview image of shared links', () => {
  it('is named on the home page and has 1200 × 630 pixels', () => {
    const html = readPage('index.html');
    expect(html.includes('<meta property="og:image" content="./card.png"/>')).toBe(true);
    expect(attributes(html, 'content')).toContain(contract.info.summary);
    const png = readFileSync(join(siteDir, 'card.png'));
    // The header of a PNG contains its width and height.
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  });
});
