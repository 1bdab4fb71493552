import { describe, expect, it } from 'vitest';
import { attributes, bundle, files, readPage, site } from '../support/site.js';
import { readStyle } from '../../src/components/style.js';
import { prepareReference } from '../../src/reference/reference-document.js';

const html = readPage('reference/index.html');
const scriptName = files.find((name) => /^reference\/reference\.[0-9a-f]{8}\.js$/.test(name)) ?? '';
const script = readPage(scriptName);

/**
 * Returns whether the script contains a string. An assertion on the script itself would print two megabytes when it
 * fails.
 */
const has = (text: string) => script.includes(text);
const inScript = (text: string | undefined) => JSON.stringify(text).replaceAll('<', '\\u003c');

describe('the one-page reference', () => {
  it('is built with telemetry off', () => {
    expect(script.split('"disableTelemetry":true').length - 1).toBe(1);
  });

  it('loads its script from its own folder, and nothing from other hosts', () => {
    expect(attributes(html, 'src')).toEqual([scriptName.replace('reference/', '')]);
    expect(/<link[^>]*href="(?:https?:)?\/\//.test(html)).toBe(false);
    expect(has('cdn.redoc.ly')).toBe(false);
    expect(script.split('`redocly.svg`').length - 1).toBe(2);
  });

  it('allows one inline script by hash, and inline styles', () => {
    const policy = /Content-Security-Policy"\s+content="([^"]*)"/.exec(html)?.[1];
    expect(policy).toMatch(/^default-src 'none'; script-src 'self' 'sha256-[\w+/]+=*'; style-src 'unsafe-inline'; /);
    expect(html.includes('@@')).toBe(false);
  });

  it('shows every operation with its samples and a link to its page', () => {
    for (const { operation, samples } of site.operations) {
      expect(has(`"operationId":"${operation.id}"`)).toBe(true);
      expect(has(`(../api/${operation.id}/)`)).toBe(true);
      const [first] = samples;
      expect(has(inScript(first?.curl))).toBe(true);
      for (const sample of [first?.typescript, first?.php, first?.python]) expect(has(inScript(sample))).toBe(true);
    }
  });

  it('shows sizes of files in bytes, and marks inferred facts', () => {
    const prepared = JSON.stringify(prepareReference(bundle.document, site));
    expect(prepared).toContain('At most 5,242,880 bytes (inferred).');
    expect(prepared).not.toMatch(/"format":"binary","maxLength"/);
    const count = (text: string, part: string) => text.split(part).length - 1;
    const inferred = count(JSON.stringify(bundle.document), '"x-provenance":"inferred"');
    expect(inferred).toBeGreaterThan(50);
    expect(count(prepared, '_(inferred)_')).toBe(inferred);
  });

  it('has the sign and the colours of the site', () => {
    const sign = (page: string) => {
      const svg = /<a class="brand"[\s\S]*?<\/svg>/.exec(page)?.[0] ?? '';
      return [attributes(svg, 'd'), attributes(svg, 'fill'), attributes(svg, 'stroke')].flat();
    };
    expect(sign(html.replaceAll(/\s+/g, ' '))).toEqual(sign(readPage('schemas/index.html')));
    const tokens = readStyle();
    for (const name of ['deep', 'on-deep', 'accent', 'blue', 'green', 'amber', 'red'])
      expect(html).toContain(new RegExp(`--${name}:(#\\w+)`).exec(tokens)?.[1]);
  });

  it('links back to the site, also without JavaScript', () => {
    expect(attributes(html, 'href')).toEqual(expect.arrayContaining(['../', '../#operations']));
    expect(/<noscript\s*>[\s\S]*href="\.\.\/#operations"/.test(html)).toBe(true);
  });

  it('does not change the published description', () => {
    const before = JSON.stringify(bundle.document);
    prepareReference(bundle.document, site);
    expect(JSON.stringify(bundle.document)).toBe(before);
  });
});
