import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { ownPages, readPage } from '../support/site.js';

const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  // The HTML standard allows an unescaped `>` in text.
  rules: { 'no-raw-characters': 'off' },
});

describe('html-validate', () => {
  it.each(ownPages)('finds no errors in %s', async (name) => {
    const { results } = await validator.validateString(readPage(name));
    expect(
      results.flatMap(({ messages }) =>
        messages.map(({ ruleId, line, column, message }) => `${ruleId} ${line}:${column} ${message}`),
      ),
    ).toEqual([]);
  });
});
