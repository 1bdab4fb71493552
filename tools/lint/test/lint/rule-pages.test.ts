import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeRules } from '../../src/lint/describe-rules.js';
import { fileRules } from '../../src/source/file-rules.js';
import { dir, fileFindings, specFiles } from '../support/source.js';
import type { Json } from '../support/bundle.js';

const packageRoot = new URL('../../', import.meta.url);
const rules = describeRules();

/** The spec with the files of a snippet added or replaced. Each file follows a line `# in …`. */
function withSnippet(snippet: Json) {
  const files = specFiles();
  const [before, ...parts] = snippet.split(/^# in (\S+\.yaml)\n/m);
  expect(before).toBe('');
  expect(parts.length).toBeGreaterThan(1);
  parts.forEach((file: Json, index: Json) => index % 2 === 0 && files.set(join(dir, file), parts[index + 1]));
  return files;
}

const rulesFound = (snippet: Json) => [...new Set(fileFindings(withSnippet(snippet)).map(({ rule }) => rule))];

describe('the pages of the rules', () => {
  it('exist for each rule and for nothing else', () => {
    const pages = readdirSync(new URL('docs', packageRoot)).map((file) => file.replace(/\.md$/, ''));
    expect(pages.toSorted()).toEqual(rules.map(({ id }) => id));
  });

  it('are all listed in the README, with their descriptions', () => {
    const rows = readFileSync(new URL('README.md', packageRoot), 'utf8').match(/^\| \[.+$/gm);
    expect(rows).toEqual(rules.map(({ id, description }) => `| [\`${id}\`](docs/${id}.md) | ${description} |`));
  });

  // ../rules tests the pages of all other rules.
  it.each(Object.entries(fileRules))('have a wrong snippet that %s reports, and a right one', (id, description) => {
    const text = rules.find((rule) => rule.id === id)?.text;
    const parts =
      /^# (.+)\n\n(.+)\n\n(.+)\n\n## Wrong\n\n```yaml\n([^`]+)```\n\n## Right\n\n```yaml\n([^`]+)```\n$/.exec(
        text ?? '',
      );
    const [, title, asked, why, wrong, right] = parts ?? [];
    expect({ title, asked }).toEqual({ title: id, asked: description });
    expect(why?.length).toBeGreaterThan(60);
    expect(rulesFound(wrong)).toEqual([id]);
    expect(rulesFound(right)).toEqual([]);
  });
});
