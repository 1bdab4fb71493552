import { describe, expect, it } from 'vitest';
import { buildSiteModel } from '../../src/model/site-model.js';
import { bundle, site } from '../support/site.js';

describe('the site model', () => {
  it('is the same for the same contract', () => {
    expect(buildSiteModel(bundle)).toEqual(site);
  });

  it('has all operations in groups, and all scopes under a parent', () => {
    expect(site.groups.flatMap(({ operations }) => operations)).toHaveLength(bundle.contract.operations.length);
    expect(site.scopeGroups.flatMap(({ parent, scopes }) => [parent, ...scopes])).toHaveLength(
      Object.keys(bundle.contract.credentials.bearer.scopes).length,
    );
  });

  it('finds the operations behind a message, apart by cause', () => {
    const forbidden = site.errors.find(({ message }) => message === 'Forbidden');
    expect(forbidden?.causes.flatMap(({ operations }) => operations.map(({ id }) => id))).toEqual(
      expect.arrayContaining(['createToken', 'updateAccount']),
    );
    const unauthorized = site.errors.find(({ message }) => message === 'Unauthorized');
    expect(unauthorized?.causes[0]?.operations).toHaveLength(
      bundle.contract.operations.filter(({ credentials }) => credentials.includes('wapiKey')).length,
    );
  });
});
