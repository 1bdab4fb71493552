import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { ownPages, readPage } from '../support/site.js';

const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  // The standard lets `>` stand in text as it is.
  rules: { 'no-raw-characters': 'off' },
});

describe('the HTML standard', () => {
  it.each(ownPages)('finds nothing wrong with %s', async (name) => {
    const { results } = await validator.validateString(readPage(name));
    expect(
      results.flatMap(({ messages }) =>
        messages.map(({ ruleId, line, column, message }) => `${ruleId} ${line}:${column} ${message}`),
      ),
    ).toEqual([]);
  });
});
