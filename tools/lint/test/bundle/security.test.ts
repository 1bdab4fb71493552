import { expect, it } from 'vitest';
import { collapseSecurity, expandSecurity } from '../../src/bundle/security.js';

const [leaf, parent] = ['wapi-user-update', 'wapi-user-all'];
const written = [{ bearer: [leaf] }, { wapiKey: [] }];
const expanded = [{ bearer: [leaf] }, { bearer: [parent] }, { wapiKey: [leaf] }, { wapiKey: [parent] }];

function documentWith(security: unknown) {
  return {
    paths: { '/user': { parameters: [], patch: { operationId: 'updateUser', security, responses: {} } } },
    components: { securitySchemes: { bearer: { 'x-scope-parents': { [leaf]: parent, 'wapi-user-delete': parent } } } },
  };
}

function changed(change: (document: unknown) => void, security: unknown): unknown {
  const document = documentWith(security);
  change(document);
  return document;
}

it('expands the scope of an operation to each credential and to the parent scope', () => {
  expect(changed(expandSecurity, written)).toEqual(documentWith(expanded));
});

it('expands the scope of an operation that takes a token only', () => {
  const tokens = [{ bearer: [leaf] }, { bearer: [parent] }];
  expect(changed(expandSecurity, [{ bearer: [leaf] }])).toEqual(documentWith(tokens));
});

it('keeps the order of the keys', () => {
  const { patch } = (changed(expandSecurity, written) as ReturnType<typeof documentWith>).paths['/user'];
  expect(Object.keys(patch)).toEqual(['operationId', 'security', 'responses']);
});

it.each([
  ['a public operation', []],
  ['no security', undefined],
  ['any scope', [{ bearer: [] }]],
  ['a scope without a parent', [{ bearer: [parent] }, { wapiKey: [] }]],
  ['two scopes', [{ bearer: [leaf, 'wapi-user-delete'] }, { wapiKey: [] }]],
  ['two scopes in two alternatives', [{ bearer: [leaf] }, { bearer: ['wapi-user-delete'] }]],
  ['both credentials at once', [{ bearer: [leaf], wapiKey: [] }]],
  ['an empty alternative', [{ bearer: [leaf] }, {}]],
  ['what is expanded', expanded],
])('leaves %s unchanged', (_name, security) => {
  expect(changed(expandSecurity, security)).toEqual(documentWith(security));
});

it.each([
  ['with both credentials', written],
  ['with a token only', [{ bearer: [leaf] }]],
])('collapses what it expanded, %s', (_name, security) => {
  const document = documentWith(security);
  expandSecurity(document);
  collapseSecurity(document);
  expect(document).toEqual(documentWith(security));
});

it.each([
  ['the written form', written],
  ['a public operation', []],
  ['no security', undefined],
  ['a parent without its scope', expanded.slice(1, 2)],
  ['two scopes', [...expanded, { bearer: ['wapi-user-delete'] }]],
])('does not collapse %s', (_name, security) => {
  expect(changed(collapseSecurity, security)).toEqual(documentWith(security));
});

const other = { wapiKey: ['wapi-user-delete'] };

it.each([
  ['in a different order', expanded.toReversed(), written.toReversed()],
  ['next to an additional alternative', [{}, ...expanded], [{}, ...written]],
  ['without one alternative', expanded.slice(0, 3), [{ bearer: [leaf] }, { wapiKey: [leaf] }]],
  ['next to a different scope', [...expanded.slice(0, 2), other], [{ bearer: [leaf] }, other]],
])('collapses alternatives %s', (_name, security, expected) => {
  expect(changed(collapseSecurity, security)).toEqual(documentWith(expected));
});
