import { readdirSync, readFileSync } from 'node:fs';
import { contract } from '@wapi/types';
import { describe, expect, it } from 'vitest';
import { findStaleNames, findStaleRules } from '../../scripts/find-stale-names.js';
import { accountRules, publicRules } from '../../src/rules/index.js';

const folder = new URL('../../src/rules/', import.meta.url);
const sources = new Map(readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]));
const ids = [...publicRules.keys(), ...accountRules.keys()];
const index = sources.get('index.ts') ?? '';

/** Returns a copy of the contract in which the name does not occur. */
function without(name: string): typeof contract {
  return JSON.parse(JSON.stringify(contract).replaceAll(`"${name}"`, `"${name}_renamed"`)) as typeof contract;
}

describe('the names in the rules', () => {
  it('all exist in the spec', () => {
    expect(findStaleNames(sources, contract)).toEqual([]);
    expect(findStaleRules('index.ts', index, ids, contract)).toEqual([]);
  });

  it.each([
    ['accounts.ts', 'first_name', 'field', /first_name/],
    ['trusted-cards.ts', 'order_id', 'field', /order_id/],
    ['accounts.ts', 'emailTaken', 'example', /emailTaken/],
    ['withdrawals.ts', 'withdrawalCreated', 'example', /withdrawalCreated/],
    ['accounts.ts', 'account_number', 'path parameter', /account_number/],
    ['page.ts', 'page_size', 'query parameter', /page_size/],
  ])('are reported in %s if the spec renames %s', (file, name, what, code) => {
    const found = findStaleNames(sources, without(name)).filter((stale) => stale.file === file);
    expect(found.map(({ message }) => message)).toContain(
      `the rule names the ${what} ${name}, which the spec does not have`,
    );
    const lines = sources.get(file)?.split('\n') ?? [];
    for (const { line } of found) expect(lines[line - 1]).toMatch(code);
  });

  it('are reported at the entry of a rule whose operation is gone', () => {
    const operations = contract.operations.filter(({ id }) => id !== 'updatePhone');
    expect(findStaleRules('index.ts', index, ids, { ...contract, operations })).toEqual([
      {
        file: 'index.ts',
        line: index.split('\n').indexOf('    updatePhone,') + 1,
        message: 'the rule is for the operation updatePhone, which the spec does not have',
      },
    ]);
  });
});
