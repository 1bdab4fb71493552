import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rulesOf } from '../scripts/lint/rules.js';
import { fileRules } from '../scripts/lint/sources.js';
import { dir, fileFindings, specFiles, spectral } from './support/source.js';

const ruleset = new URL('../../tools/ruleset/', import.meta.url);
const rules = rulesOf(spectral.house.rules);

/** The spec with the files of a snippet, each below a line `# in …`, new or in place of what it was. */
function withSnippet(snippet) {
  const files = specFiles();
  const [before, ...parts] = snippet.split(/^# in (\S+\.yaml)\n/m);
  expect(before).toBe('');
  expect(parts.length).toBeGreaterThan(1);
  parts.forEach((file, index) => index % 2 === 0 && files.set(join(dir, file), parts[index + 1]));
  return files;
}

const rulesFound = (snippet) => [...new Set(fileFindings(withSnippet(snippet)).map(({ rule }) => rule))];

describe('the pages of the rules', () => {
  it('are one for each rule, and none besides', () => {
    const pages = readdirSync(new URL('docs', ruleset)).map((file) => file.replace(/\.md$/, ''));
    expect(pages.toSorted()).toEqual(rules.map(({ id }) => id));
  });

  it('are all in the index, with what the rule asks for', () => {
    const rows = readFileSync(new URL('README.md', ruleset), 'utf8').match(/^\| \[.+$/gm);
    expect(rows).toEqual(rules.map(({ id, description }) => `| [\`${id}\`](docs/${id}.md) | ${description} |`));
  });

  // Those of the other rules are tested in tools/ruleset.
  it.each(Object.entries(fileRules))('show what %s finds, and what it does not', (id, description) => {
    const { text } = rules.find((rule) => rule.id === id);
    const parts = /^# (.+)\n\n(.+)\n\n(.+)\n\n## Wrong\n\n```yaml\n([^`]+)```\n\n## Right\n\n```yaml\n([^`]+)```\n$/.exec(text);
    const [, title, asked, why, wrong, right] = parts ?? [];
    expect({ title, asked }).toEqual({ title: id, asked: description });
    expect(why.length).toBeGreaterThan(60);
    expect(rulesFound(wrong)).toEqual([id]);
    expect(rulesFound(right)).toEqual([]);
  });
});
