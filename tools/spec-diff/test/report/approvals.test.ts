import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Approval, matchApprovals, readApprovals } from '../../src/report/approvals.js';

const folder = mkdtempSync(join(tmpdir(), 'wapi-approvals-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (text: string): Promise<Approval[]> => {
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
  it('returns no approvals for a missing or an empty file', async () => {
    expect(await readApprovals(join(folder, 'other.yaml'), 'other.yaml')).toEqual([]);
    expect(await read('')).toEqual([]);
    expect(await read('# none\n')).toEqual([]);
    expect(await read('[]')).toEqual([]);
  });

  it('reads each entry with its line', async () => {
    expect(await read(`# why\n${entry()}${entry({ counts_as: 'patch' })}`)).toMatchObject([
      { rule: 'rate-limit-lowered', expires: '2027-06-30', bump: 'major', line: 2 },
      { bump: 'patch', line: 6 },
    ]);
  });

  it.each([
    ['invalid YAML', '- rule: [', /^spec\/breaking-changes\.yaml:1 Invalid YAML: /],
    ['a map instead of a list', 'rule: x', /:1 The file must contain a list of approvals\.$/],
    ['a text instead of a map', '- x', /An approval must be a map with the keys rule, location, reason and expires\.$/],
    ['an empty reason', entry({ reason: '""' }), /:1 "reason" must be a non-empty text\.$/],
    ['a number for a rule', entry({ rule: '5' }), /"rule" must be a non-empty text\.$/],
    [
      'an invalid date',
      entry({ expires: '2027-13-01' }),
      /"expires" must be a date such as 2027-06-30, received 2027-13-01\.$/,
    ],
    [
      'a location that is not a pointer',
      entry({ location: 'user' }),
      /"location" must be a JSON Pointer .*, received user/,
    ],
    [
      'an unknown key',
      entry({ until: 'x' }),
      /Unknown key until: an approval has the keys rule, location, reason, expires and counts_as\.$/,
    ],
    ['an unknown bump', entry({ counts_as: 'none' }), /"counts_as" must be major, minor or patch, received none\.$/],
  ])('rejects %s', async (_name, text, message) => {
    await expect(read(text)).rejects.toThrow(message);
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

  it('approves a change until the end of the last day', () => {
    expect(match({}, '2027-06-30')).toEqual({ approvedBy: [approval], problems: [] });
  });

  it('rejects an expired approval', () => {
    expect(match({}, '2027-07-01')).toMatchObject({
      approvedBy: [undefined],
      problems: [{ message: expect.stringContaining('expired on 2027-06-30') }],
    });
  });

  it.each([{ rule: 'scope-parent-changed' }, { location: '/y' }])(
    'reports an approval that matches no change: %j',
    (given) => {
      expect(match(given, '2027-01-01')).toMatchObject({
        approvedBy: [undefined],
        problems: [{ message: expect.stringContaining('matches no change. Delete it.') }],
      });
    },
  );
});
