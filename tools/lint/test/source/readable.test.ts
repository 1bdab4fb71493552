import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/source/sources.js';
import { dir } from '../support/source.js';

const file = join(dir, 'components', 'schemas', 'Environment.yaml');

/** Returns the findings about a file with this content, each with its line and message. */
const read = (content: string | Uint8Array) =>
  readSource(dir, file, content).findings.map(({ line, rule, message }) => `${line} ${rule} ${message}`);

describe('yaml-readable', () => {
  it.each([
    ['a tab after a colon', 'type:\tstring\ndescription:\t\tText.\n'],
    ['lists and maps in brackets', 'type: string\nenum: [sandbox, live]\nx-messages: { enum: "No." }\n'],
    ['`<<` in quotation marks', '"<<": text\n'],
    ['an empty map', '{}'],
    ['a byte order mark', Buffer.from('\uFEFFtype: string\n')],
    ['joined emoji and a space that does not break in a text', 'description: "👩‍👧 5\u00a0MB"\n'],
    ['line breaks of Windows', 'type: string\r\ndescription: Text.\r\n'],
    ['characters outside of ASCII', Buffer.from('description: Café – ✓\n')],
    ['400 levels of nesting', Array.from({ length: 400 }, (_, level) => `${' '.repeat(level)}a:`).join('\n')],
  ])('accepts %s', (_name, content) => {
    expect(read(content)).toEqual([]);
  });

  it.each([
    [
      'an unclosed list where it begins',
      'type: string\nenum: [sandbox, live\ndescription: Text.\n',
      '2 yaml-readable Invalid YAML: the list that begins here must end with `]`.',
    ],
    [
      'an unclosed list of several lines where it begins',
      'enum: [sandbox,\n  live\n\ntype: string\n',
      '1 yaml-readable Invalid YAML: the list that begins here must end with `]`.',
    ],
    [
      'the outer of two unclosed lists',
      'a: 1\nenum: [[a, b]\ntype: string\n',
      '2 yaml-readable Invalid YAML: the list that begins here must end with `]`.',
    ],
    [
      'an unclosed map where it begins',
      'x-messages: { enum: No.\ntype: string\n',
      '1 yaml-readable Invalid YAML: the map that begins here must end with `}`.',
    ],
    [
      'the conflict markers of Git',
      'type: string\n<<<<<<< HEAD\ndescription: A.\n=======\ndescription: B.\n>>>>>>> branch\n',
      '2 yaml-readable The file contains a conflict marker of Git: resolve the conflict, and delete the marker.',
    ],
    [
      'a repeated key',
      'type: string\ndescription: Text.\ntype: string\n',
      '3 yaml-readable Invalid YAML: the key `type` exists already. Remove one of the two.',
    ],
    [
      'a repeated key after a key without a value',
      'type: string\nproperties:\n# Note: one\ntype: string\n',
      '4 yaml-readable Invalid YAML: the key `type` exists already. Remove one of the two.',
    ],
    ...[
      [
        'a text with a colon',
        'description: Digits: all.\n',
        'put a value that contains a colon and a space in quotation marks',
      ],
      ['a text that begins with `', 'description: `a` or b.\n', 'put the value in quotation marks'],
      [
        'a key without a space',
        'type:string\ndescription: Text.\n',
        'write a space after the colon of a key, or put a text of several lines in quotation marks',
      ],
      ['a tab as indentation', '\ttype: string\n', 'indent with spaces'],
      ['a text after quotation marks', 'description: "A" text\n', 'put the whole value in quotation marks'],
      ['a list on the line of its key', 'enum: - a\n', 'begin the list on the next line'],
      ['a missing quotation mark', 'description: "Text.', 'add the missing quotation mark'],
      ['an unknown escape', 'pattern: "a\\q"\n', 'write `\\\\` for a backslash, or use single quotation marks'],
    ].map(([name = '', content = '', advice = '']): [string, string, unknown] => [
      name,
      content,
      expect.stringMatching(new RegExp(`^1 yaml-readable Invalid YAML: .+: ${advice.replaceAll('\\', '\\\\')}\\.$`)),
    ]),
    [
      'an alias without an anchor',
      'type: string\ndescription: *text\n',
      '2 yaml-readable Invalid YAML: Unresolved alias (the anchor must be set before the alias): text. Define `&text` ' +
        'above, or put `*text` in quotation marks.',
    ],
    [
      'a merge key',
      'type: object\n<<: { description: Text. }\n',
      '2 yaml-readable Replace the merge key `<<` by the keys that it merges: YAML 1.2 does not define it.',
    ],
    [
      'JSON',
      '\n{\n  "type": "string"\n}\n',
      '2 yaml-readable The file contains JSON: write it as YAML, with one key per line.',
    ],
    [
      'bytes that are not UTF-8',
      Buffer.from('type: string\ndescription: Caf\xe9.\n', 'latin1'),
      '2 yaml-readable The file must be UTF-8 text: save it with the encoding UTF-8.',
    ],
    [
      'a NUL byte in a comment',
      'type: string\n# a\u0000b\ndescription: Text.\n',
      '2 yaml-readable The invisible character U+0000 is not allowed here: delete it.',
    ],
    [
      'an escape character in a text',
      'type: string\ndescription: Te\u001bxt.\n',
      '2 yaml-readable The invisible character U+001B is not allowed here: delete it.',
    ],
    [
      'a key with a character without width',
      'type\u200b: string\n',
      '1 yaml-readable The invisible character U+200B is not allowed here: delete it.',
    ],
    [
      'a space that does not break after a colon',
      'type: string\ndescription:\u00a0Text.\n',
      '2 yaml-readable The invisible character U+00A0 is not allowed here: write an ordinary space.',
    ],
    [
      'a space that does not break in the indentation',
      'properties:\n \u00a0name: {}\n',
      '2 yaml-readable The invisible character U+00A0 is not allowed here: write an ordinary space.',
    ],
    [
      'two YAML documents',
      'type: string\n---\ntype: number\n',
      '2 yaml-readable The file must contain one YAML document: remove the line `---` between the two.',
    ],
    ['a list', '- a\n', '1 yaml-readable The file must contain a map.'],
    ['an empty file', '', '1 yaml-readable The file must contain a map.'],
  ])('reports %s', (_name, content, finding) => {
    expect(read(content)).toEqual([finding]);
  });

  it.each([
    ['too many levels of nesting', '['.repeat(200_000)],
    [
      'aliases that expand without end',
      [
        'a: &a [x, x]',
        ...[...'bcdefghijk'].map((name) => `${name}: &${name} [${Array(12).fill('*a').join(', ')}]`),
        'z: [*b, *c, *d, *e, *f, *g, *h, *i, *j, *k]\n',
      ].join('\n'),
    ],
  ])('reports %s at the first line', (_name, content) => {
    expect(read(content)).toEqual([expect.stringMatching(/^1 yaml-readable Invalid YAML: /)]);
  });
});
