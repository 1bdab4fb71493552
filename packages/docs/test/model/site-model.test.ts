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
});
