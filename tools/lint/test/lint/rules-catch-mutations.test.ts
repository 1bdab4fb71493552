import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeRules } from '../../src/lint/describe-rules.js';
import { mutations } from '../support/mutations.js';
import { dir, ourFindings, specFiles } from '../support/source.js';
import type { Json } from '../support/bundle.js';

/** Returns the content of a file after an edit, which replaces the whole content or the only occurrence of a string. */
function change(name: Json, before: Json, [from, to]: Json) {
  if (to === undefined) return from;
  if (before?.split(from).length !== 2) throw new Error(`${name} does not have once: ${from}`);
  return before.replace(from, () => to);
}

/** The spec's files after some edits. */
function edited(edits: Json) {
  const files = specFiles();
  for (const [name, ...edit] of edits) files.set(join(dir, name), change(name, files.get(join(dir, name)), edit));
  return files;
}

/** Returns the number of the only line that contains a string. */
function lineOf(text: Json, lines: Json) {
  const found = lines.flatMap((line: Json, index: Json) => (line.includes(text) ? [index + 1] : []));
  expect(found, `one line has ${text}`).toHaveLength(1);
  return found[0];
}

describe('the rules on the real spec', () => {
  it('find nothing in the unchanged spec', async () => {
    expect(await ourFindings(specFiles())).toEqual([]);
  });

  it('each have a mutation', () => {
    expect(mutations.map(({ rule }) => rule).toSorted()).toEqual(describeRules().map(({ id }) => id));
  });

  it.each(mutations)('only $rule finds its mutation, at its line', async ({ rule, edits, file, line }) => {
    const files = edited(edits);
    const lines = (files.get(join(dir, file)) ?? '').split('\n');
    const wanted = [line ?? lines[0]].flat().map((text) => ({ rule, file: `spec/${file}`, line: lineOf(text, lines) }));
    const found = await ourFindings(files);
    expect(found.map(({ rule: id, file: place, line: at }) => ({ rule: id, file: place, line: at }))).toEqual(wanted);
  });
});
