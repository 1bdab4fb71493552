import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bundle, objectsIn } from './support/bundle.js';

const workflows = JSON.parse(readFileSync(new URL('../dist/workflows.json', import.meta.url), 'utf8'));
const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const used = [
  ...new Set([...objectsIn(bundle), ...objectsIn(workflows)].flatMap(({ value }) => Object.keys(value).filter((key) => key.startsWith('x-')))),
].toSorted();
/** A row of a table of extensions starts with the extension's name. */
const documented = [...new Set([...readme.matchAll(/^\| `(x-[a-zA-Z-]+)` \|/gm)].map(([, name]) => name))].toSorted();

/** `x-operation` is Redocly's own. */
const ofArazzo = new Set(['x-operation']);

/** What is documented before the spec has a use for it: nothing is deprecated yet. */
const notUsedYet = ['x-replaced-by', 'x-sunset'];

describe('README.md', () => {
  it.each(used.filter((name) => !ofArazzo.has(name) && name !== 'x-unique'))('has a row about %s', (name) => {
    expect(documented).toContain(name);
  });

  it('mentions the one keyword that is only a key of x-messages', () => {
    expect(used).toContain('x-unique');
    expect(readme).toContain('`x-unique`');
  });

  it('has a row about nothing that the spec does not use', () => {
    expect(documented).toEqual([...used.filter((name) => !ofArazzo.has(name) && name !== 'x-unique'), ...notUsedYet].toSorted());
  });

  it('stays short', () => {
    expect(readme.split('\n').length).toBeLessThan(170);
  });
});
