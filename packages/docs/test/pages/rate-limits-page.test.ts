import { describe, expect, it } from 'vitest';
import { attributes, bundle, readPage } from '../support/site.js';

const { contract } = bundle;

describe('the rate limits page', () => {
  it('lists every operation under its limit', () => {
    const html = readPage('rate-limits/index.html');
    for (const { id, rateLimit } of contract.operations) {
      const entry = new RegExp(`<dt>${rateLimit.requests} per minute</dt><dd>.*?</dd>`).exec(html)?.[0] ?? '';
      expect(attributes(entry, 'href'), id).toContain(`../api/${id}/`);
    }
  });
});
