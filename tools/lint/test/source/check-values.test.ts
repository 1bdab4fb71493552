import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/source/sources.js';
import { dir, fileFindingsWith } from '../support/source.js';

const file = join(dir, 'components', 'schemas', 'Environment.yaml');

/** Returns the findings about a file with this content, each with its line and message. */
const read = (content: string) =>
  readSource(dir, file, content).findings.map(({ line, rule, message }) => `${line} ${rule} ${message}`);

describe('misleading values', () => {
  it.each([
    [
      'a word that can be a boolean',
      'type: string\nenum: [on, live]\n',
      '2 .+ understand `on` as true or false: write',
    ],
    ['the code of Norway', 'enum:\n  - SE\n  - NO\n', '3 .+ understand `NO` as true or false'],
    ['a number with a leading zero', 'type: string\nmaxLength: 0255\n', '2 .+ understand `0255` as an octal number'],
    [
      'a text that a comment cuts',
      'type: string\ndescription: Card #1 of 2.\n',
      '2 .+ The text after ` #` is a comment',
    ],
  ])('reports %s', (_name, content, message) => {
    expect(read(content)).toEqual([expect.stringMatching(new RegExp(`^${message}`))]);
  });

  it.each([
    'enum: ["on", "NO", "0255"]\n',
    'on: text\nmaximum: 0.5\nminimum: 0\nmaxLength: 10\n',
    'type: string # a comment\ndescription: "Card #1"\n#comment\nminLength: 1\n',
    'description: |\n  Card #1 is on.\n  no\n',
    'description: It is on\n',
    'x-note: a#1\n',
  ])('accepts %j', (content) => {
    expect(read(content).filter((finding) => !finding.includes('known-extensions'))).toEqual([]);
  });
});

describe('keys that are numbers', () => {
  it('reports an equal key in quotation marks', () => {
    expect(read("get:\n  '200': 1\n  201: 2\n  200: 3\n")).toEqual([
      '4 yaml-readable The key `200` exists already: remove one of the two.',
    ]);
  });

  it('accepts different keys, and equal keys of different maps', () => {
    expect(read("get: { '200': 1 }\npost:\n  200: 1\n  '0200': 2\n")).toEqual([]);
  });
});

describe('markdown-links', () => {
  it.each([
    [
      '[a](htps://example.com)',
      'must lead to a complete https:// URL, because texts occur on many pages, received htps',
    ],
    ['[a](../docs/a.md)', 'must lead to a complete'],
    ['[a](#money)', 'must lead to a complete'],
    ['[a]()', 'must lead to a complete .+ received nothing'],
    ['[a](https://example.com and more', 'must end with a closing bracket'],
    ['(a)[https://example.com]', 'brackets of the link are swapped'],
  ])('reports %s at its line', (text, message) => {
    const content = `description: |\n  Text.\n\n  See ${text}\n`;
    expect(read(content)).toEqual([expect.stringMatching(new RegExp(`^4 markdown-links The .*${message}`))]);
  });

  it.each(['[a](https://example.com/a_(b) "Title")', '[a](mailto:a@example.com)', '`[a](b)`', 'an [a] (b) c'])(
    'accepts %s',
    (text) => {
      expect(read(`description: >-\n  ${text}\npattern: ^[a](b)\n`)).toEqual([]);
    },
  );
});

describe('other texts', () => {
  it('reports an unknown placeholder in a message template', () => {
    expect(fileFindingsWith(['openapi.yaml', 'maxLength: The {field}', 'maxLength: The {feild}'])).toEqual([
      expect.objectContaining({ rule: 'extension-values', message: expect.stringContaining('x-message-templates') }),
    ]);
  });

  it('reports an example whose key is not the name of its file', () => {
    const edit = ['components/responses/PhoneInvalid.yaml', 'phoneFormat:\n', 'phoneFormt:\n'];
    expect(fileFindingsWith(edit)).toEqual([
      expect.objectContaining({
        rule: 'ref-names',
        message: 'The key of ../examples/phoneFormat.yaml must be `phoneFormat`, received `phoneFormt`.',
      }),
    ]);
  });
});

describe('code and references in Markdown', () => {
  it.each([
    [
      'description: |\n  Read it:\n\n  ```http\n  GET /user\n\n  Then\n',
      '4 .+ The code block must end with a line of ```',
    ],
    ['description: |\n  Send\n  `url of it.\n', '3 .+ The code must end with a backtick'],
    ['description: |\n  See\n  [the page][enrol].\n', '3 .+ The link has no address: write it as'],
  ])('reports %j', (content, message) => {
    expect(read(content)).toEqual([expect.stringMatching(new RegExp(`^${message}`))]);
  });

  it.each([
    'description: |\n  ```\n  a ` b [c][d]\n  ```\n  `x` and ``a ` b``\n',
    'description: |\n  See [the page][enrol].\n\n  [enrol]: https://example.com/enrol\n',
  ])('accepts %j', (content) => {
    expect(read(content)).toEqual([]);
  });
});

describe('bold text, headings and placeholders in Markdown', () => {
  it.each([
    ['Text.\n\n  A **bold word.', 'The bold text must end with'],
    ['Text.\n\n  A **bold** word and **one more.', 'The bold text must end with'],
    ['Text.\n\n  ## Limits', 'Only the description of `info` can have headings'],
    ['Text.\n\n  TODO: describe it.', 'The text must be complete, received TODO: '],
    ['Text.\n\n  Lorem ipsum dolor.', 'The text must be complete, received Lorem ipsum: '],
    ['Text.\n\n  Send <account number>.', '<account number> must be in backticks'],
    ['Text.\n\n  Send <…>.', '<…> must be in backticks'],
  ])('reports %j at its line', (text, message) => {
    expect(read(`description: |\n  ${text}\n`)).toEqual([expect.stringContaining(`4 markdown-links ${message}`)]);
  });

  it.each([
    'A **bold** word and **one more**.',
    'A `**` and a `<name>` and `TODO`.',
    'A todos list, 3 < 4 and 5 > 4.',
    'An issue #5 and C# code.',
    '<https://example.com>',
  ])('accepts %j', (text) => {
    expect(read(`description: |\n  ${text}\n`)).toEqual([]);
  });

  it('reports a placeholder in the summary of an example', () => {
    expect(read('value: 1\nsummary: TODO\n')).toEqual([expect.stringContaining('received TODO')]);
  });

  it('accepts headings in the description of info', () => {
    expect(read('info:\n  description: |\n    ## Limits\n')).toEqual([]);
  });
});

describe('the operations that a text names', () => {
  const edit = (name: string) =>
    fileFindingsWith(['paths/user_banks_local.yaml', '`getWithdrawalMeta`', `\`${name}\``]);

  it.each([
    ['getWithdrawalMta', 'did you mean getWithdrawalMeta?'],
    ['createEntirelyNewThing', 'write the operationId of an operation.'],
  ])('rejects %s', (name, advice) => {
    expect(edit(name)).toEqual([
      expect.objectContaining({
        rule: 'markdown-links',
        file: 'spec/paths/user_banks_local.yaml',
        line: 47,
        message: `The operation \`${name}\` does not exist: ${advice}`,
      }),
    ]);
  });

  it.each(['bank_name', 'Created', 'camelCase'])('accepts %s, which has no verb of an operation', (name) => {
    expect(edit(name)).toEqual([]);
  });
});
