import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import '../../src/bundle/balance-conditions.js';

const require = createRequire(import.meta.url);
const redocly = createRequire(require.resolve('@redocly/openapi-core'));

interface Codegen {
  Name: new (name: string) => object;
  and: (...conditions: object[]) => object;
}

it('the validator joins thousands of conditions in a flat tree, in their order', () => {
  const { Name, and }: Codegen = redocly('@redocly/ajv/dist/compile/codegen');
  const names = Array.from({ length: 5000 }, (_, index) => `name${index}`);
  const text = String(and(...names.map((name) => new Name(name))));
  expect(text.match(/name\d+/g)).toEqual(names);
  expect(text).not.toMatch(/\({20}/);
});
