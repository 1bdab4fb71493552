import { describe, expect, it } from 'vitest';
import { buildSiteModel } from '../../src/model/site-model.js';
import { bundle, site } from '../support/site.js';

describe('buildSiteModel', () => {
  it('returns equal models for the same bundle', () => {
    expect(buildSiteModel(bundle)).toEqual(site);
  });

  it('puts every operation into a group, and every scope under a parent scope', () => {
    expect(site.groups.flatMap(({ operations }) => operations)).toHaveLength(bundle.contract.operations.length);
    expect(site.scopeGroups.flatMap(({ parent, scopes }) => [parent, ...scopes])).toHaveLength(
      Object.keys(bundle.contract.credentials.bearer.scopes).length,
    );
  });

  it('lists the operations that return a message, by cause', () => {
    const forbidden = site.errors.find(({ message }) => message === 'Forbidden');
    expect(forbidden?.causes.flatMap(({ operations }) => operations.map(({ id }) => id))).toEqual(
      expect.arrayContaining(['createToken', 'updateAccount']),
    );
    const unauthorized = site.errors.find(({ message }) => message === 'Unauthorized');
    expect(unauthorized?.causes[0]?.operations).toHaveLength(
      bundle.contract.operations.filter(({ credentials }) => credentials.includes('wapiKey')).length,
    );
  });

  it('lists the operations whose checks return a message without an example, each with its own remedy', () => {
    const amount = site.errors.find(({ message }) => message === 'The amount field is required.');
    expect(amount?.causes.map(({ example }) => example)).toEqual(['verificationFieldInvalid']);
    expect(
      amount?.fieldCauses.map(({ operations, summary, provenance, remedy }) => [
        operations.map(({ id }) => id),
        summary,
        provenance,
        remedy?.text.split(/[,.]/, 1)[0],
        remedy?.links.map(({ address }) => address),
      ]),
    ).toEqual([
      [
        ['getTransactionFees'],
        '`amount` is missing or empty.',
        'inferred',
        'Put `fee_structure`',
        ['api/getTransactionFees/#query-amount'],
      ],
      [
        ['createWithdrawal'],
        '`amount` is missing or empty.',
        'inferred',
        'Send the fields of your `withdrawal_type`',
        ['api/createWithdrawal/#body-amount'],
      ],
    ]);
    const fieldCauses = site.errors.flatMap((entry) => entry.fieldCauses);
    expect(fieldCauses.filter(({ remedy }) => remedy === undefined || remedy.text.startsWith('Fix'))).toEqual([]);
  });
});
