import { describe, expect, it } from 'vitest';
import { attributes, bundle, mainText, readPage } from '../support/site.js';

const { contract } = bundle;

describe('the environments page', () => {
  const text = mainText(readPage('environments/index.html'));

  it.each(Object.keys(contract.platforms))('has the URLs of %s', (code) => {
    for (const { url } of contract.servers) expect(text).toContain(url.replace('{platform}', code));
  });

  it('marks platforms whose country and currencies are inferred', () => {
    for (const [code, { provenance }] of Object.entries(contract.platforms)) {
      const entry = new RegExp(`<div id="${code}">.*?</div>`).exec(readPage('environments/index.html'))?.[0];
      expect(entry?.includes('class="i"'), code).toBe(provenance === 'inferred');
      expect(provenance === 'inferred', code).toBe(
        attributes(readPage('inferred/index.html'), 'href').includes(`../environments/#${code}`),
      );
    }
  });

  it('shows the environment of each kind of key', () => {
    for (const [word, environment] of Object.entries(contract.credentials.wapiKey.environments))
      expect(text).toContain(`${word} ${environment}`);
  });
});
