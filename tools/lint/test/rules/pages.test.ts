import { existsSync } from 'node:fs';
import { Document, Spectral } from '@stoplight/spectral-core';
import * as Parsers from '@stoplight/spectral-parsers';
import { describe, expect, it } from 'vitest';
import ruleset, { rules } from '../../src/rules/index.js';
import { docs, documentOfPages, readPage, withSnippet } from './support/page.js';

const spectral = new Spectral();
spectral.setRuleset(ruleset);

/** What the whole ruleset finds, as rule and place; `$ref`s of the root file lead nowhere here, and no rule of ours says so. */
async function findings(document: unknown): Promise<string[]> {
  const results = await spectral.run(new Document(JSON.stringify(document), Parsers.Json, '/spec/openapi.json'));
  return results.filter(({ code }) => Object.hasOwn(rules, code)).map(({ code, path }) => `${code} ${path.join('/')}`);
}

/** What a snippet adds to what is found in the document that it is put into, where each path is in the root file. */
async function newFindings(snippet: string): Promise<string[]> {
  const before = await findings(documentOfPages());
  const after = await findings(withSnippet(documentOfPages(), snippet));
  return after.filter((found) => !before.includes(found)).map((found) => found.split(' ')[0] ?? '');
}

it('starts from a document in which only `file-names` finds something', async () => {
  expect(await findings(documentOfPages())).toEqual(['file-names paths//cards', 'file-names webhooks/card.added']);
});

describe.each(Object.entries(rules))('the page of %s', (name, rule) => {
  it('is there, and says what the rule asks for and why', () => {
    expect(existsSync(new URL(`${name}.md`, docs)), `write tools/lint/docs/${name}.md`).toBe(true);
    const page = readPage(name);
    expect(page, 'a title, a description, a reason, a wrong and a right snippet, and nothing else').toBeDefined();
    expect(page).toMatchObject({ title: name, description: rule.description });
    expect(page?.why.length).toBeGreaterThan(60);
  });

  it('has a wrong snippet that exactly this rule finds', async () => {
    expect([...new Set(await newFindings(readPage(name)?.wrong ?? ''))]).toEqual([name]);
  });

  it('has a right snippet in which nothing is found', async () => {
    expect(await newFindings(readPage(name)?.right ?? '')).toEqual([]);
  });
});
