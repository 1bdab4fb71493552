import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { lintProse, wordingFile } from '../src/lint-prose.js';

interface Rule {
  expected: string;
  specs: { from: string; to: string }[];
}

const { rules } = parse(readFileSync(wordingFile, 'utf8')) as { rules: Rule[] };
const cases = rules.flatMap(({ expected, specs }) => specs.map((spec) => ({ expected, ...spec })));
const placesOf = async (file: string, text: string) =>
  (await lintProse([{ file, text }])).map(({ line, column }) => `${line}:${column}`);

describe('the wording rules', () => {
  test('each have a failing and a passing text', () => {
    expect(rules.filter(({ specs }) => specs.length === 0)).toEqual([]);
    expect(cases.length).toBeGreaterThan(25);
  });

  test.each(cases)('find "$from"', async ({ from }) => {
    expect(await lintProse([{ file: 'README.md', text: from }])).not.toEqual([]);
  });

  test.each([
    'There is no token.',
    'A port is no longer needed.',
    'Returns the response unchanged.',
    'The tool tells you a secret.',
    'What is here',
    'Where is a retry decided?',
    'Waits for it to end.',
  ])('accept "%s"', async (text) => {
    expect(await lintProse([{ file: 'README.md', text }])).toEqual([]);
  });
});

describe('prose in TypeScript', () => {
  test('is found in comments, strings, templates and JSX, at its line and column', async () => {
    expect(await placesOf('a.ts', 'const a = 1; // it shall stay\n')).toEqual(['1:20']);
    expect(await placesOf('a.ts', '/**\n * It shall stay.\n */\nexport const a = 1;\n')).toEqual(['2:7']);
    expect(await placesOf('a.ts', "const a = 'it shall stay';\n")).toEqual(['1:15']);
    expect(await placesOf('a.ts', 'const a = `${b} shall stay`;\n')).toEqual(['1:17']);
    expect(await placesOf('a.tsx', 'const a = <p>It shall stay</p>;\n')).toEqual(['1:17']);
  });

  test('does not include names and module paths', async () => {
    expect(await placesOf('a.ts', "import { shall } from 'shall shall';\nshall.mend();\n")).toEqual([]);
  });
});

describe('prose in YAML', () => {
  test('is found in descriptions and comments', async () => {
    expect(await placesOf('a.yaml', '# it shall stay\nsummary: It shall stay\n')).toEqual(['1:6', '2:13']);
    expect(await placesOf('a.yaml', 'description: |\n  One.\n  It shall stay\n')).toEqual(['3:6']);
  });

  test("does not include WiPay's own words: examples and quotations", async () => {
    expect(await placesOf('a.yaml', 'value:\n  description: It shall stay\n')).toEqual([]);
    expect(await placesOf('a.yaml', 'says: It shall stay\n')).toEqual([]);
  });
});

describe('prose in Markdown', () => {
  test('does not include code', async () => {
    expect(await placesOf('a.md', 'Call `shall()`.\n\n```ts\n// it shall stay\n```\n\nIt shall stay.\n')).toEqual([
      '7:4',
    ]);
  });
});

describe('the findings of many files', () => {
  test('have the right file and line', async () => {
    const findings = await lintProse([
      { file: 'a.ts', text: '// fine\n\n' },
      { file: 'b.ts', text: '// fine\n// it shall stay\n' },
      { file: 'c.yaml', text: 'summary: It shall stay' },
    ]);
    expect(findings.map(({ file, line, column }) => `${file}:${line}:${column}`)).toEqual(['b.ts:2:7', 'c.yaml:1:13']);
  });
});
