import { describe, expect, it } from 'vitest';
import { asksForHelp, parseCommandLine } from '../src/command-line.js';

const options = { format: { type: 'string' }, quiet: { type: 'boolean' } } as const;

describe('parseCommandLine', () => {
  it('returns options and positional arguments', () => {
    const { values, positionals } = parseCommandLine(['a', '--format', 'json', '--quiet', '--', '--b'], options);
    expect([{ ...values }, positionals]).toEqual([{ format: 'json', quiet: true }, ['a', '--b']]);
  });

  it.each([
    ['--fromat', 'unknown option --fromat. Did you mean --format?'],
    ['--quite=1', 'unknown option --quite. Did you mean --quiet?'],
    ['--hepl', 'unknown option --hepl. Did you mean --help?'],
    ['--all', 'unknown option --all.'],
    ['-x', 'unknown option -x.'],
    ['--format', '--format needs a value.'],
  ])('rejects %s in one line', (arg, message) => {
    expect(() => parseCommandLine([arg], options)).toThrow(expect.objectContaining({ name: 'UsageError', message }));
  });

  it('rejects an option in place of a value', () => {
    expect(() => parseCommandLine(['--format', '--quiet'], options)).toThrow('--format needs a value.');
  });
});

it.each([
  [['main', '--help'], true],
  [['-h', '--unknown'], true],
  [['--', '--help'], false],
  [['help'], false],
])('asksForHelp › decides for %j: %s', (args, expected) => {
  expect(asksForHelp(args)).toBe(expected);
});
