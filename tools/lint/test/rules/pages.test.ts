import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rules } from '../../src/rules/index.js';
import { linterWith } from './support/linter.js';
import { docs, documentOfPages, readPage, withSnippet } from './support/page.js';

const lint = linterWith(rules);

/** The findings of our ruleset, each with rule and place. */
function findings(document: unknown): string[] {
  return lint(document).map(({ code, path }) => `${code} ${path.join('/')}`);
}

/**
 * The rules that find something only after a snippet is added to the document, in which each path is in the root file.
 */
function newFindings(snippet: string): string[] {
  const before = findings(documentOfPages());
  const after = findings(withSnippet(documentOfPages(), snippet));
  return after.filter((found) => !before.includes(found)).map((found) => found.split(' ')[0] ?? '');
}

it('the document of the pages has only findings of `file-names`', () => {
  expect(findings(documentOfPages())).toEqual(['file-names paths//cards', 'file-names webhooks/card.added']);
});

describe.each(Object.entries(rules))('the page of %s', (name, rule) => {
  it("exists, with the rule's description and its reason", () => {
    expect(existsSync(new URL(`${name}.md`, docs)), `write tools/lint/docs/${name}.md`).toBe(true);
    const page = readPage(name);
    expect(page, 'a title, a description, a reason, a wrong and a right snippet, and nothing else').toBeDefined();
    expect(page).toMatchObject({ title: name, description: rule.description });
    expect(page?.why.length).toBeGreaterThan(60);
  });

  it('has a wrong snippet that only this rule reports', () => {
    expect([...new Set(newFindings(readPage(name)?.wrong ?? ''))]).toEqual([name]);
  });

  it('has a right snippet without findings', () => {
    expect(newFindings(readPage(name)?.right ?? '')).toEqual([]);
  });
});
