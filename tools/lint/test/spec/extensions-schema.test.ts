import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { replaceExtensionTable } from '../../src/extension-table.js';
import { extensionNames, extensionsSchema } from '../../src/source/extensions.js';
import { bundle, objectsIn } from '../support/bundle.js';

// Use the default export, because the package's types describe its CommonJS form.
const addFormats = addFormatsModule.default;

const workflows = JSON.parse(readFileSync(new URL('../../../../spec/dist/workflows.json', import.meta.url), 'utf8'));
const used = [
  ...new Set(
    [...objectsIn(bundle), ...objectsIn(workflows)].flatMap(({ value }) =>
      Object.keys(value).filter((key) => key.startsWith('x-')),
    ),
  ),
].toSorted();
/** Redocly, not this spec, defines `x-operation`. */
const ofArazzo = new Set(['x-operation']);

/** Extensions that are defined before the spec uses them, because nothing is deprecated yet. */
const notUsedYet = ['x-replaced-by', 'x-sunset'];

const ajv = new Ajv2020({ strict: false, allowUnionTypes: true });
addFormats(ajv);
const validate = ajv.compile(extensionsSchema);

describe('extensions.schema.json', () => {
  it.each(used.filter((name) => !ofArazzo.has(name)))('defines %s', (name) => {
    expect(extensionNames).toContain(name);
  });

  it('defines only extensions that the spec uses', () => {
    expect(extensionNames.toSorted()).toEqual(
      [...used.filter((name) => !ofArazzo.has(name)), ...notUsedYet].toSorted(),
    );
  });

  it.each(extensionNames)('accepts each value of %s in the spec', (name) => {
    const holders = [...objectsIn(bundle), ...objectsIn(workflows)].filter(
      ({ value, pointer }) => Object.hasOwn(value, name) && !/\/x-messages?(-templates)?$/.test(pointer),
    );
    for (const { value, pointer } of holders) {
      expect(validate({ [name]: value[name] }), `${pointer}: ${JSON.stringify(validate.errors)}`).toBe(true);
    }
  });

  it('has a valid example for each meaning', () => {
    for (const [name, definition] of Object.entries(extensionsSchema.properties)) {
      for (const { description, examples } of definition.anyOf ?? [definition]) {
        expect(description, name).toMatch(/\.$/);
        for (const example of examples ?? [])
          expect(validate({ [name]: example }), `${name}: ${JSON.stringify(validate.errors)}`).toBe(true);
        expect(examples, name).toHaveLength(1);
      }
    }
  });

  it('defines each extension that `Contract` is created from', () => {
    const folder = new URL('../../../../packages/types/src/contract/', import.meta.url);
    const source = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'));
    const read = new Set(source.join('\n').match(/(?<=')x-[a-zA-Z-]+(?=')/g));
    // Ignore `x-name`. It is not in the spec: `dereference` adds it to record the component's name.
    read.delete('x-name');
    expect(read.size).toBeGreaterThan(10);
    for (const name of read) expect(extensionNames).toContain(name);
  });
});

describe('the README of the spec', () => {
  const readme = readFileSync(new URL('../../../../spec/README.md', import.meta.url), 'utf8');

  it('contains the current table of extensions', () => {
    expect(replaceExtensionTable(readme)).toBe(readme);
  });

  it('is short', () => {
    expect(readme.split('\n').length).toBeLessThan(170);
  });
});
