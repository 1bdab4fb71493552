import { contract } from '@wapi/types';
import { expect, test } from 'vitest';
import { clientSources } from '../../src/client/sources.js';

const sources = Object.entries(clientSources(contract));

test('the same contract gives the same text', () => {
  expect(clientSources(structuredClone(contract))).toEqual(clientSources(contract));
});

test.each(sources)('%s says that it is generated, and has neither any nor loose ends', (_name, text) => {
  expect(text).toMatch(/^\/\/ Generated from the bundled spec\. Do not edit\.\n\n/);
  expect(text).not.toMatch(/[:<|(] ?any\b/);
  expect(text).not.toMatch(/undefined|\[object|NaN/);
  expect(text).not.toMatch(/[ \t]$/m);
  expect(text.endsWith('}\n') || text.endsWith(';\n')).toBe(true);
  expect(text.split('\n').filter((line) => line.length > 150)).toEqual([]);
});

test('every operation of the contract is in every file about operations', () => {
  for (const { id, sdkMethod } of contract.operations) {
    expect(
      sources.every(([name, text]) => !['operations.ts', 'wire.ts'].includes(name) || new RegExp(`\\b${sdkMethod}(\\(|: \\{)`).test(text)),
      id,
    ).toBe(true);
  }
});
