import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { typeCheck } from '../../src/generators/type-check.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wapi-type-check-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function check(text: string): string[] {
  const file = join(folder, 'made.ts');
  writeFileSync(file, text);
  return typeCheck([file], folder);
}

it('finds nothing wrong with a call of fetch', () => {
  expect(check("export const load = (): Promise<Response> => fetch('/user');\n")).toEqual([]);
});

it('finds an error that only strict mode reports', () => {
  expect(check('\nexport const load = (id) => id;\n')).toEqual([
    "made.ts(2): Parameter 'id' implicitly has an 'any' type.",
  ]);
});
