import { describe, expect, it } from 'vitest';
import { github } from '../../../src/report/formats/github.js';
import { json } from '../../../src/report/formats/json.js';
import { markdown } from '../../../src/report/formats/markdown.js';
import { text } from '../../../src/report/formats/text.js';
import type { Report, ReportedBreak } from '../../../src/report/report.js';

const limit: ReportedBreak = {
  rule: 'rate-limit-lowered',
  location: '/paths/~1user/get/x-rate-limit/requests',
  version: 'head',
  breaks: ['request'],
  affects: ['getUserProfile'],
  message: '`getUserProfile` takes 1 request | a minute.',
  before: 15,
  after: 1,
  file: 'spec/paths/user.yaml',
  line: 7,
  approval: undefined,
};
const field: ReportedBreak = {
  ...limit,
  rule: 'property-removed',
  location: '/components/schemas/WithdrawalFields/properties/amount',
  breaks: ['response', 'webhook'],
  affects: ['a', 'b', 'c', 'd', 'e'],
  message: 'Property `amount` was removed: 100%.',
  before: undefined,
  after: undefined,
  file: 'spec/components/schemas/WithdrawalFields.yaml',
  approval: {
    rule: 'property-removed',
    location: '/x',
    reason: 'Never sent.',
    expires: '2027-06-30',
    bump: 'patch',
    line: 1,
  },
};
const report: Report = {
  base: { name: 'main', version: '2.0.0' },
  head: { name: 'HEAD', version: '2.0.0' },
  date: '2027-01-31',
  passed: false,
  breaking: [limit, field],
  retired: [{ ...limit, rule: 'operation-removed', message: 'The operation `GET /x` was removed.' }],
  others: [
    { impact: 'minor', kind: 'added', location: '/paths/~1cards/get' },
    {
      impact: 'minor',
      kind: 'added',
      location: '/paths/~1user/get/parameters/0',
      named: '/paths/~1user/get/parameters/fields',
    },
    { impact: 'patch', kind: 'modified', location: '/info/description' },
  ],
  problems: [
    {
      file: 'spec/openapi.yaml',
      line: 6,
      message: 'info.x-revision must be at least 3.0.0 after the changes to 2.0.0, received 2.0.0.',
    },
  ],
  bump: 'major',
  lowestVersion: '3.0.0',
  approvalsFile: 'spec/breaking-changes.yaml',
};
const clean: Report = {
  ...report,
  passed: true,
  breaking: [],
  retired: [],
  others: [],
  problems: [],
  bump: 'none',
  lowestVersion: '2.0.0',
};

describe('text', () => {
  it('lists breaking changes by audience, with locations and advice', () => {
    expect(text(report)).toBe(`main (2.0.0) → HEAD (2.0.0)

Breaks requests that integrators send:
  ✗ getUserProfile: GET /user, x-rate-limit requests
      \`getUserProfile\` takes 1 request | a minute.
      15 → 1
      rate-limit-lowered at /paths/~1user/get/x-rate-limit/requests
      spec/paths/user.yaml:7

Breaks responses that integrators read:
  ✓ a, b, c and 2 more: WithdrawalFields.amount
      Property \`amount\` was removed: 100%.
      Also breaks webhooks that integrators receive.
      Approved until 2027-06-30: Never sent.
      property-removed at /components/schemas/WithdrawalFields/properties/amount
      spec/components/schemas/WithdrawalFields.yaml:7

Removed after the sunset:
  GET /user, x-rate-limit requests: The operation \`GET /x\` was removed.

Compatible: 2 additions, 1 other change.
  added: GET /cards
  added: GET /user, parameters fields

✗ spec/openapi.yaml:6 info.x-revision must be at least 3.0.0 after the changes to 2.0.0, received 2.0.0.

What to do:
  - Deprecate: mark it \`deprecated: true\` with \`x-sunset\` (a date) and \`x-replaced-by\`. Remove it later.
  - Or approve: add its \`rule\` and \`location\`, a \`reason\` and \`expires\` (a date) to spec/breaking-changes.yaml.
  - Bump: set info.x-revision to 3.0.0 or higher.

Cannot be merged: 1 unapproved breaking change, 1 other problem.
`);
  });

  it('prints two lines for equal versions', () => {
    expect(text(clean)).toBe('main (2.0.0) → HEAD (2.0.0)\n\nCan be merged: no change.\n');
  });
});

describe('markdown', () => {
  it('writes a table with unapproved breaking changes first and folds the rest', () => {
    const output = markdown({ ...report, breaking: [field, limit] });
    const rows = output.split('\n').filter((line) => /^\| [❌✅]/u.test(line));
    expect(rows).toEqual([
      [
        '| ❌ | request | getUserProfile: GET /user, x-rate-limit requests |',
        '`getUserProfile` takes 1 request \\| a minute.<br>15 → 1 | spec/paths/user.yaml:7 |',
      ].join(' '),
      [
        '| ✅ | response, webhook | a, b, c and 2 more: WithdrawalFields.amount |',
        'Property `amount` was removed: 100%. | spec/components/schemas/WithdrawalFields.yaml:7 |',
      ].join(' '),
    ]);
    expect(output.match(/<details>/g)).toHaveLength(5);
    expect(output).toContain('- `rate-limit-lowered` at `/paths/~1user/get/x-rate-limit/requests`');
  });

  it('writes no table without breaking changes', () => {
    expect(markdown(clean)).toBe(
      '## ✅ Contract: main → HEAD\n\n**Can be merged: no change.** Revision 2.0.0 → 2.0.0.\n',
    );
  });
});

describe('github', () => {
  it('writes annotations with escaped line breaks and percent signs', () => {
    expect(github(report)).toBe(
      [
        [
          '::error file=spec/paths/user.yaml,line=7,title=Breaking change::',
          'getUserProfile: GET /user, x-rate-limit requests: `getUserProfile` takes 1 request | a minute.%0A',
          '15 → 1%0Arate-limit-lowered at /paths/~1user/get/x-rate-limit/requests',
        ].join(''),
        [
          '::notice file=spec/components/schemas/WithdrawalFields.yaml,line=7,title=Approved breaking change::',
          'a, b, c and 2 more: WithdrawalFields.amount: Property `amount` was removed: 100%25.%0A',
          'property-removed at /components/schemas/WithdrawalFields/properties/amount%0A',
          'Approved until 2027-06-30: Never sent.',
        ].join(''),
        [
          '::error file=spec/openapi.yaml,line=6,title=Contract::',
          'info.x-revision must be at least 3.0.0 after the changes to 2.0.0, received 2.0.0.',
        ].join(''),
        'Cannot be merged: 1 unapproved breaking change, 1 other problem.',
        '',
      ].join('\n'),
    );
  });

  it('escapes the separators of properties', () => {
    expect(github({ ...report, breaking: [{ ...limit, file: 'a,b:c%\n' }], problems: [] })).toMatch(
      /^::error file=a%2Cb%3Ac%25%0A,line=7,/,
    );
  });
});

it('json › writes all keys, with null for missing values', () => {
  const written = JSON.parse(json(report));
  expect(Object.keys(written)).toEqual([
    'format',
    'passed',
    'base',
    'head',
    'date',
    'bump',
    'lowestVersion',
    'breaking',
    'retired',
    'others',
    'problems',
  ]);
  expect(Object.keys(written.breaking[1])).toEqual([
    'rule',
    'location',
    'version',
    'breaks',
    'affects',
    'message',
    'before',
    'after',
    'file',
    'line',
    'approval',
  ]);
  expect(written.breaking[1]).toMatchObject({
    before: null,
    after: null,
    approval: { reason: 'Never sent.', expires: '2027-06-30', countsAs: 'patch' },
  });
});
