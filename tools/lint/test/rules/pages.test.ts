import { existsSync } from 'node:fs';
import { Document, Spectral } from '@stoplight/spectral-core';
import * as Parsers from '@stoplight/spectral-parsers';
import { describe, expect, it } from 'vitest';
import ruleset, { rules } from '../../src/rules/index.js';
import { docs, documentOfPages, readPage, withSnippet } from './support/page.js';

const spectral = new Spectral();
spectral.setRuleset(ruleset);

/** Returns the findings of our ruleset, each with rule and location. Ignores unresolvable `$ref`s in the root file. */
async function findings(document: unknown): Promise<string[]> {
  const results = await spectral.run(new Document(JSON.stringify(document), Parsers.Json, '/spec/openapi.json'));
  return results.filter(({ code }) => Object.hasOwn(rules, code)).map(({ code, path }) => `${code} ${path.join('/')}`);
}

const before = await findings(documentOfPages());

/**
 * Returns the rules that have new findings after a snippet is added to the document. The document contains all paths in
 * its root file.
 */
async function newFindings(snippet: string): Promise<string[]> {
  const after = await findings(withSnippet(documentOfPages(), snippet));
  return after.filter((found) => !before.includes(found)).map((found) => found.split(' ')[0] ?? '');
}

it('the document of the pages has only findings of `file-names`', () => {
  expect(before).toEqual(['file-names paths//cards', 'file-names webhooks/card.added']);
});

describe.each(Object.entries(rules))('the page of %s', (name, rule) => {
  it("exists, with the rule's description and its reason", () => {
    expect(existsSync(new URL(`${name}.md`, docs)), `write tools/lint/docs/${name}.md`).toBe(true);
    const page = readPage(name);
    expect(page, 'a title, a description, a reason, a wrong and a right snippet, and nothing else').toBeDefined();
    expect(page).toMatchObject({ title: name, description: rule.description });
    expect(page?.why.length).toBeGreaterThan(60);
  });

  it('has a wrong snippet that only this rule reports', async () => {
    expect([...new Set(await newFindings(readPage(name)?.wrong ?? ''))]).toEqual([name]);
  });

  it('has a right snippet without findings', async () => {
    expect(await newFindings(readPage(name)?.right ?? '')).toEqual([]);
  });
});
