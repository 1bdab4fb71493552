import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Approval, matchApprovals, readApprovals } from '../../src/report/approvals.js';

const folder = mkdtempSync(join(tmpdir(), 'wapi-approvals-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (text: string): Approval[] => {
  const file = join(folder, 'breaking-changes.yaml');
  writeFileSync(file, text);
  return readApprovals(file, 'spec/breaking-changes.yaml');
};
const entry = (fields: Record<string, string> = {}): string =>
  Object.entries({
    rule: 'rate-limit-lowered',
    location: '/paths/~1user/get/x-rate-limit/requests',
    reason: 'The page was wrong.',
    expires: '2027-06-30',
    ...fields,
  })
    .map(([key, value], index) => `${index === 0 ? '- ' : '  '}${key}: ${value}\n`)
    .join('');

describe('readApprovals', () => {
  it('finds none where there is no file, and in one that holds none yet', () => {
    expect(readApprovals(join(folder, 'other.yaml'), 'other.yaml')).toEqual([]);
    expect(read('')).toEqual([]);
    expect(read('# none\n')).toEqual([]);
    expect(read('[]')).toEqual([]);
  });

  it('reads entries with the line that each is on', () => {
    expect(read(`# why\n${entry()}${entry({ counts_as: 'patch' })}`)).toMatchObject([
      { rule: 'rate-limit-lowered', expires: '2027-06-30', bump: 'major', line: 2 },
      { bump: 'patch', line: 6 },
    ]);
  });

  it.each([
    ['no YAML', '- rule: [', /^spec\/breaking-changes\.yaml:1 This is no YAML: /],
    ['no list', 'rule: x', /:1 The file must hold a list of approvals\.$/],
    ['no map', '- x', /An approval must be a map with rule, location, reason and expires\.$/],
    ['no reason', entry({ reason: '""' }), /:1 The approval needs reason: text\.$/],
    ['a number for a rule', entry({ rule: '5' }), /The approval needs rule: text\.$/],
    [
      'no day',
      entry({ expires: '2027-13-01' }),
      /The approval expires on 2027-13-01, which is no day: write it as in 2027-06-30\.$/,
    ],
    ['no pointer', entry({ location: 'user' }), /The location user must be a JSON Pointer/],
    [
      'another key',
      entry({ until: 'x' }),
      /An approval has no until: it has rule, location, reason, expires and counts_as\.$/,
    ],
    ['another bump', entry({ counts_as: 'none' }), /counts_as major, minor or patch, not none\.$/],
  ])('says what is wrong with %s', (_name, text, message) => {
    expect(() => read(text)).toThrow(message);
  });
});

describe('matchApprovals', () => {
  const finding = {
    rule: 'scope-removed',
    location: '/x',
    version: 'base',
    breaks: ['request'],
    message: 'Gone.',
    affects: [],
  } as const;
  const approval: Approval = {
    rule: 'scope-removed',
    location: '/x',
    reason: 'r',
    expires: '2027-06-30',
    bump: 'major',
    line: 3,
  };
  const match = (given: Partial<Approval>, today: string): ReturnType<typeof matchApprovals> =>
    matchApprovals([{ ...finding, breaks: [...finding.breaks], affects: [] }], [{ ...approval, ...given }], today);

  it('covers a change until the end of its last day', () => {
    expect(match({}, '2027-06-30')).toEqual({ approvedBy: [approval], problems: [] });
  });

  it('covers nothing afterwards, and says so', () => {
    expect(match({}, '2027-07-01')).toMatchObject({
      approvedBy: [undefined],
      problems: [{ message: expect.stringContaining('expired on 2027-06-30') }],
    });
  });

  it.each([{ rule: 'scope-parent-changed' }, { location: '/y' }])(
    'says of one that is for something else that it is for no change',
    (given) => {
      expect(match(given, '2027-01-01')).toMatchObject({
        approvedBy: [undefined],
        problems: [{ message: expect.stringContaining('is for no change: delete it.') }],
      });
    },
  );
});
