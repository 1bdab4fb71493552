import { describe, expect, it } from 'vitest';
import { bundle, mainText, readPage } from '../support/site.js';

describe('the errors page', () => {
  it('lists every error message with the operations that return it', () => {
    const html = readPage('errors/index.html');
    const text = mainText(html);
    for (const { responses, id } of bundle.contract.operations) {
      for (const { status, examples } of responses.filter((response) => response.status >= 400)) {
        for (const example of examples) {
          const { message } = example.value as { message: string };
          expect(text).toContain(message);
          const entry =
            new RegExp(`<dd><b>${status}</b>(?:(?!</dd>).)*<code>${example.name}</code>.*?</dd>`).exec(html)?.[0] ?? '';
          const isNamed =
            entry.includes(`../api/${id}/#${status}"`) ||
            /Every operation(?! except)/.test(entry) ||
            (entry.includes('Every operation except') && !entry.includes(`../api/${id}/"`));
          expect(isNamed, `${id} ${status} ${example.name}`).toBe(true);
        }
      }
    }
    for (const template of Object.values(bundle.contract.messageTemplates)) expect(text).toContain(template);
  });

  it('lists every operation that returns the same message for a failed check', () => {
    const html = readPage('errors/index.html');
    const entry =
      /<div id="[^"]*">(?:(?!<div id=)[\s\S])*The amount field is required\.[\s\S]*?<\/div>/.exec(html)?.[0] ?? '';
    for (const id of ['verifyTrustedCard', 'createWithdrawal', 'getTransactionFees'])
      expect(entry).toContain(`../api/${id}/#400"`);
  });
});

describe('the pages of operations that move money', () => {
  const ofMoney = bundle.contract.operations.filter(({ movesMoney }) => movesMoney);

  it('link to the guide on lost responses, and to the operation that shows the result', () => {
    expect(ofMoney.length).toBeGreaterThan(0);
    for (const { id, movesMoney } of ofMoney) {
      const html = readPage(`api/${id}/index.html`);
      expect(html).toContain('href="../../guides/after-a-timeout/"');
      expect(html).toContain(`href="../../api/${movesMoney?.check}/"`);
    }
  });

  it('are the only ones with that note', () => {
    for (const { id, movesMoney } of bundle.contract.operations)
      expect(readPage(`api/${id}/index.html`).includes('moves money.'), id).toBe(movesMoney !== undefined);
  });
});
