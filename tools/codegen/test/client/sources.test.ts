import { contract } from '@wapi/types';
import { expect, test } from 'vitest';
import { clientSources } from '../../src/client/sources.js';

const texts = clientSources(contract);
const sources = Object.entries(texts);

test('the same contract gives the same text', () => {
  expect(clientSources(structuredClone(contract))).toEqual(texts);
});

test('has a file for each purpose', () => {
  expect(Object.keys(texts)).toEqual([
    'file-types.ts',
    'groups.ts',
    'operation-list.ts',
    'operations.ts',
    'webhooks.ts',
    'wire.ts',
  ]);
});

test.each(sources)('%s has the generated header, and contains neither any nor unfinished text', (_name, text) => {
  // Ignore the only intended `undefined`, which is the value of `noScope`.
  const loose = text.replace('\nconst noScope = undefined;\n', '\n');
  expect(text).toMatch(/^\/\/ Generated from the bundled spec\. Do not edit\.\n\n/);
  expect(text).not.toMatch(/[:<|(] ?any\b/);
  expect(loose).not.toMatch(/undefined|\[object|NaN/);
  expect(text).not.toMatch(/[ \t]$/m);
  expect(text.endsWith('}\n') || text.endsWith(';\n')).toBe(true);
  expect(text.split('\n').filter((line) => line.length > 200)).toEqual([]);
});

test.each(contract.operations)('$id is in every file that has operations', ({ id, sdkMethod }) => {
  expect(texts['groups.ts']).toContain(`    ${sdkMethod}: list.${id},\n`);
  expect(texts['operation-list.ts']).toMatch(
    new RegExp(`^export const ${id}: WapiOperation<\\w+\\['${sdkMethod}'\\]>`, 'm'),
  );
  expect(texts['operations.ts']).toMatch(new RegExp(`^  ${sdkMethod}\\(`, 'm'));
  expect(texts['operations.ts']).toMatch(new RegExp(`^  ${id}: \\w+Result;$`, 'm'));
});
