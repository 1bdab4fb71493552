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
  it('exist for the schemas that several operations return', () => {
    expect(site.schemas.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['LocalBank', 'ForeignBank', 'Transaction', 'TrustedCard', 'Withdrawal', 'PageMeta']),
    );
    for (const { name, operations: users } of site.schemas) expect(users.length, name).toBeGreaterThan(1);
    // `AttemptedTransaction` has no page, because it is a variant on the `Transaction` page.
    expect(site.schemas.map(({ name }) => name)).not.toContain('AttemptedTransaction');
  });

  it('are linked from the lists of their items', () => {
    for (const [id, name] of [
      ['getTransactionHistory', 'Transaction'],
      ['getWithdrawalHistory', 'Withdrawal'],
      ['listTrustedCards', 'TrustedCard'],
    ] as const)
      expect(attributes(readOperationPage(id), 'href')).toContain(`../../schemas/${name}/`);
    // An operation that returns a single item lists the item's fields instead of linking to a schema.
    expect(attributes(readOperationPage('retrieveTransaction'), 'href')).not.toContain('../../schemas/Transaction/');
    expect(attributes(readOperationPage('retrieveTrustedCard'), 'href')).not.toContain('../../schemas/TrustedCard/');
  });
});

describe.each(site.schemas.map((model) => [model.name, model] as const))('the page of %s', (name, model) => {
  const html = readPage(`schemas/${name}/index.html`);
  const text = mainText(html);
  const parts = [...collectSchemas(schemas[name] ?? {})];

  it('shows every field with its description and values', () => {
    for (const { properties = {} } of parts)
      for (const { description } of Object.values(properties)) expect(text).toContain(markdownText(description ?? ''));
    expect(missingValues(parts, text, mainText(withoutDetails(html)))).toEqual([]);
  });

  it('shows a documented sample and links to the operations that return the schema', () => {
    const documented = operations.flatMap(({ responses }) =>
      responses.flatMap(({ examples }) => examples.map(({ value }) => JSON.stringify(value))),
    );
    const sample = JSON.stringify(model.example?.value);
    expect(documented.some((value) => value.includes(sample))).toBe(true);
    for (const { id } of model.operations) expect(attributes(html, 'href')).toContain(`../../api/${id}/`);
  });
});
