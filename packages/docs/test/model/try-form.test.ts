import type { Operation } from '@wapi/types';
import { describe, expect, it } from 'vitest';
import { buildTryForm } from '../../src/model/try-form.js';
import { bundle, readPage } from '../support/site.js';

const { contract } = bundle;

function form(id: string) {
  const operation = contract.operations.find((candidate) => candidate.id === id);
  if (!operation) throw new Error(`The contract has no operation ${id}.`);
  return buildTryForm(contract, operation);
}
const field = (id: string, name: string) => form(id).fields.find((candidate) => candidate.name === name);

describe('buildTryForm', () => {
  it.each(contract.operations.map((operation): [string, Operation] => [operation.id, operation]))(
    'builds the form of %s that its page loads',
    (id, operation) => {
      const built = buildTryForm(contract, operation);
      expect(JSON.parse(readPage(`api/${id}/try.json`))).toEqual(built);
      expect(built.responses).toHaveLength(operation.responses.flatMap(({ examples }) => examples).length);
      // Every documented value must have a field to fill.
      const places = built.fields.map(({ place, name }) => `${place}-${name}`);
      for (const { values } of built.requests) expect(places).toEqual(expect.arrayContaining(Object.keys(values)));
    },
  );

  it('distinguishes files, secrets, lists, choices and text', () => {
    expect(field('createPicture', 'picture')).toEqual({
      place: 'body',
      name: 'picture',
      required: true,
      kind: 'file',
      accept: '.bmp,.gif,.jpeg,.jpg,.png,.svg',
    });
    expect(field('createToken', 'password')?.kind).toBe('secret');
    expect(field('getWithdrawalHistory', 'status[]')?.kind).toBe('list');
    expect(field('getWithdrawalHistory', 'with_deleted')).toMatchObject({ kind: 'choice', values: ['1', '0'] });
    expect(field('getTransactionHistory', 'environment')).toMatchObject({
      kind: 'choice',
      values: ['sandbox', 'live'],
    });
    expect(field('updateAccount', 'account_number')).toMatchObject({ place: 'path', kind: 'text', required: true });
  });

  it('lists a field of several variants once, with the values of all variants', () => {
    expect(form('createWithdrawal').fields.filter(({ name }) => name === 'withdrawal_type')).toMatchObject([
      { kind: 'choice', values: ['normal', 'sub_banked', 'sub_unbanked'] },
    ]);
  });

  it('requests a scope for all accounts if the operation requires none', () => {
    const { scopes } = form('revokeToken');
    expect(contract.credentials.bearer.scopes).toHaveProperty(scopes);
    expect(form('getUserProfile').scopes).toBe('wapi-user-retrieve');
  });

  it('takes the platforms of a request from its example, and adapts a request with the own currency to the others', () => {
    const platforms = (id: string) => form(id).requests.map((request) => request.platforms?.join(' '));
    // A bank account needs more fields in Jamaica.
    expect(platforms('createLocalBank')).toEqual(['bb gd gy tt', 'jm']);
    expect(platforms('chargeTrustedCard')).toEqual(['bb gd gy jm tt', undefined]);
    expect(platforms('createWithdrawal')).toEqual(['bb gd gy jm tt', 'tt bb gd gy', 'jm', undefined]);
  });

  it('lists only sandboxes as servers', () => {
    for (const { url } of form('getUserProfile').sandboxes)
      expect(url).toMatch(/^https:\/\/..sb\.wipayfinancial\.com\/wapi$/);
  });
});
