import { describe, expect, it } from 'vitest';
import { missingValues, collectSchemas } from '../support/schema-parts.js';
import {
  attributes,
  bundle,
  mainText,
  readOperationPage,
  markdownText,
  readPage,
  site,
  withoutDetails,
} from '../support/site.js';

const { operations, schemas } = bundle.contract;

describe('the pages of schemas', () => {
  it('are those that several operations answer with', () => {
    expect(site.schemas.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['LocalBank', 'ForeignBank', 'Transaction', 'TrustedCard', 'Withdrawal', 'PageMeta']),
    );
    for (const { name, operations: users } of site.schemas) expect(users.length, name).toBeGreaterThan(1);
    // Told on the page of the choice that they are variants of.
    expect(site.schemas.map(({ name }) => name)).not.toContain('AttemptedTransaction');
  });

  it('are where the lists of them lead to', () => {
    for (const [id, name] of [
      ['getTransactionHistory', 'Transaction'],
      ['getWithdrawalHistory', 'Withdrawal'],
      ['listTrustedCards', 'TrustedCard'],
    ] as const)
      expect(attributes(readOperationPage(id), 'href')).toContain(`../../schemas/${name}/`);
    // One of them is told in full where it is the answer.
    expect(attributes(readOperationPage('retrieveTransaction'), 'href')).not.toContain('../../schemas/Transaction/');
    expect(attributes(readOperationPage('retrieveTrustedCard'), 'href')).not.toContain('../../schemas/TrustedCard/');
  });
});

describe.each(site.schemas.map((model) => [model.name, model] as const))('the page of %s', (name, model) => {
  const html = readPage(`schemas/${name}/index.html`);
  const text = mainText(html);
  const parts = [...collectSchemas(schemas[name] ?? {})];

  it('has every field with what is known about it', () => {
    for (const { properties = {} } of parts)
      for (const { description } of Object.values(properties)) expect(text).toContain(markdownText(description ?? ''));
    expect(missingValues(parts, text, mainText(withoutDetails(html)))).toEqual([]);
  });

  it('has a sample that the contract documents, and links to who answers with it', () => {
    const documented = operations.flatMap(({ responses }) =>
      responses.flatMap(({ examples }) => examples.map(({ value }) => JSON.stringify(value))),
    );
    const sample = JSON.stringify(model.example?.value);
    expect(documented.some((value) => value.includes(sample))).toBe(true);
    for (const { id } of model.operations) expect(attributes(html, 'href')).toContain(`../../api/${id}/`);
  });
});
