import { describe, expect, it } from 'vitest';
import { fileFindingsWith } from '../support/source.js';

const schema = 'components/schemas/PhoneUpdate.yaml';
const pattern = 'pattern: ^[0-9+\\-\\s()]+$';

const enumOf = (size: number) =>
  `    enum:\n${Array.from({ length: size }, (_, value) => `      - value${value}\n`).join('')}`;

describe('validation-speed', () => {
  it.each(['^[a-z]+$', '^(?:[a-z]{1,5}-){0,9}[a-z]+$', '^(?=.*[A-Z])(?=.*[0-9]).{8,72}$', '^\\p{L}+$'])(
    'accepts the pattern %s',
    (text) => {
      expect(fileFindingsWith([schema, pattern, `pattern: ${text}`])).toEqual([]);
    },
  );

  it.each(['^(([0-9+]+)+)+x$', '^(a+)+$', '^([a-z]+)*$', '^(\\d+|\\d+-)+$', '^(?:a|a)+$', '(\\s+)+x'])(
    'rejects the pattern %s, at its line',
    (text) => {
      expect(fileFindingsWith([schema, pattern, `pattern: ${text}`])).toEqual([
        expect.objectContaining({
          rule: 'validation-speed',
          file: `spec/${schema}`,
          line: 7,
          message: expect.stringMatching(
            /^The pattern `.+` takes more than 0\.1 s for the text ".+: avoid repetitions/,
          ),
        }),
      ]);
    },
  );

  it('rejects a pattern that only an example of the spec slows down', () => {
    const edits = [
      [schema, pattern, 'pattern: "^(?:[#!]+)+y$"'],
      ['components/examples/newPhone.yaml', '+18687778899', '#!!#!#!!#!#!!!#!!#!#!#!!#!#!#!#!!#!!#!#!'],
    ];
    expect(fileFindingsWith(edits[0])).toEqual([]);
    expect(fileFindingsWith(...edits)).toEqual([
      expect.objectContaining({ line: 7, message: expect.stringContaining('for the text "#!!#!#!!#!#!!!#!!#!#…":') }),
    ]);
  });

  it('rejects a pattern that is not a regular expression', () => {
    expect(fileFindingsWith([schema, pattern, 'pattern: "["'])).toEqual([
      expect.objectContaining({
        rule: 'pattern-valid',
        line: 7,
        message: expect.stringMatching(/^The pattern `\[` must be a regular expression: /),
      }),
    ]);
  });

  it('checks the keys of patternProperties', () => {
    const edit = [schema, 'properties:\n', 'patternProperties:\n  ^(a+)+$: {}\nproperties:\n'];
    expect(fileFindingsWith(edit)).toEqual([expect.objectContaining({ rule: 'validation-speed', line: 5 })]);
  });

  it('ignores `pattern` in data and in extensions', () => {
    expect(fileFindingsWith(['components/examples/ok.yaml', 'message: OK', 'message: OK\n  pattern: "["'])).toEqual([]);
  });

  it('accepts an enum with 10,000 values', () => {
    expect(fileFindingsWith([schema, '    type: string\n', `    type: string\n${enumOf(10_000)}`])).toEqual([]);
  });

  it('rejects an enum with more values at its line', () => {
    expect(fileFindingsWith([schema, '    type: string\n', `    type: string\n${enumOf(10_001)}`])).toEqual([
      expect.objectContaining({
        rule: 'validation-speed',
        line: 7,
        message: '`enum` must have at most 10,000 values, received 10,001: use a pattern instead.',
      }),
    ]);
  });
});
