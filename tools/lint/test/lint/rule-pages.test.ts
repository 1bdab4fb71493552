import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { describeRules } from '../../src/lint/describe-rules.js';
import { fileRules } from '../../src/source/file-rules.js';
import { fromPointer } from '../../src/rule-support/json-pointer.js';
import { dir, fileFindings, specFiles } from '../support/source.js';
import type { Json } from '../support/bundle.js';

const packageRoot = new URL('../../', import.meta.url);
const rules = describeRules();

/** Replaces the keys of the map at a JSON Pointer in a YAML document. */
function withKeys(text: Json, pointer: Json, keys: Json) {
  const document = parseDocument(text);
  for (const [key, value] of Object.entries(parse(keys)))
    document.setIn([...fromPointer(pointer === '/' ? '' : pointer), key], value);
  return document.toString();
}

/**
 * Returns the spec with the files in a snippet. Each file follows a line `# in …`, and is added or replaced. After a
 * line `# in …, at /…`, only the keys at that JSON Pointer are replaced.
 */
function withSnippet(snippet: Json) {
  const files = specFiles();
  const [before, ...parts] = snippet.split(/^# in (\S+\.yaml)(?:, at (\S+))?\n/m);
  expect(before).toBe('');
  expect(parts.length).toBeGreaterThan(2);
  for (let index = 0; index < parts.length; index += 3) {
    const [name, pointer, text] = parts.slice(index, index + 3);
    const file = join(dir, name);
    files.set(file, pointer === undefined ? text : withKeys(files.get(file), pointer, text));
  }
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

  // Check only the pages of the file rules here. The tests in ../rules check the pages of all other rules.
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
