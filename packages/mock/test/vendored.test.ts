import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';

const vendor = new URL('../dist/vendor/', import.meta.url);

/** The packages that the mock loads with `import()`. */
it.each(['file-type', 'yaml'])('dist contains every export of %s', async (name) => {
  const [copied, installed] = (await Promise.all([
    import(new URL(`${name}.js`, vendor).href),
    import(name),
  ])) as object[];
  const wanted = Object.keys(installed ?? {}).filter((key) => key !== 'module.exports');
  expect(wanted.length).toBeGreaterThan(0);
  expect(Object.keys(copied ?? {}).toSorted()).toEqual(wanted.toSorted());
});

it('dist contains nothing else but what these and the validation need', () => {
  const entries = readdirSync(vendor).filter((file) => !file.startsWith('shared-'));
  expect(entries).toEqual(['ajv-dist-2020', 'ajv-formats', 'file-type', 'leven', 'yaml'].map((name) => `${name}.js`));
});
