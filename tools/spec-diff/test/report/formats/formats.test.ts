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
  passed: false,
  breaking: [limit, field],
  retired: [{ ...limit, rule: 'operation-removed', message: 'The operation `GET /x` is gone.' }],
  others: [
    { impact: 'minor', kind: 'added', location: '/paths/~1cards/get' },
    { impact: 'patch', kind: 'modified', location: '/info/description' },
  ],
  problems: [
    {
      file: 'spec/openapi.yaml',
      line: 6,
      message: 'The info.x-revision is 2.0.0; these changes to 2.0.0 make it 3.0.0 or higher.',
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

describe('terminal', () => {
  it('says what breaks whom, where, and what to do', () => {
    expect(text(report)).toBe(`main (2.0.0) → HEAD (2.0.0)

Breaks requests that integrators send:
  ✗ getUserProfile: GET /user, x-rate-limit requests
      \`getUserProfile\` takes 1 request | a minute.
      15 → 1
      rate-limit-lowered at /paths/~1user/get/x-rate-limit/requests
      spec/paths/user.yaml:7

Breaks answers that integrators read:
  ✓ a, b, c and 2 more: WithdrawalFields.amount
      Property \`amount\` was removed: 100%.
      Breaks webhooks that integrators receive too.
      Approved until 2027-06-30: Never sent.
      property-removed at /components/schemas/WithdrawalFields/properties/amount
      spec/components/schemas/WithdrawalFields.yaml:7

Gone after its sunset:
  GET /user, x-rate-limit requests: The operation \`GET /x\` is gone.

Breaks nobody: 1 new thing, 1 other change.
✗ spec/openapi.yaml:6 The info.x-revision is 2.0.0; these changes to 2.0.0 make it 3.0.0 or higher.

What to do:
  - Deprecate: keep it for now, marked \`deprecated: true\` with \`x-sunset\` (a day) and \`x-replaced-by\`. After that day it can go without breaking anybody.
  - Or approve: add an entry with its \`rule\`, \`location\`, a \`reason\` and \`expires\` (a day) to spec/breaking-changes.yaml.
  - Bump: make info.x-revision 3.0.0 or higher.

May not be merged: 1 breaking change that is not approved, 1 other problem.
`);
  });

  it('is short where nothing changed', () => {
    expect(text(clean)).toBe('main (2.0.0) → HEAD (2.0.0)\n\nMay be merged: no change.\n');
  });
});

describe('markdown', () => {
  it('has a table with the breaking changes that are not approved first, and folds the rest', () => {
    const output = markdown({ ...report, breaking: [field, limit] });
    const rows = output.split('\n').filter((line) => /^\| [❌✅]/u.test(line));
    expect(rows).toEqual([
      '| ❌ | request | getUserProfile: GET /user, x-rate-limit requests | `getUserProfile` takes 1 request \\| a minute.<br>15 → 1 | spec/paths/user.yaml:7 |',
      '| ✅ | response, webhook | a, b, c and 2 more: WithdrawalFields.amount | Property `amount` was removed: 100%. | spec/components/schemas/WithdrawalFields.yaml:7 |',
    ]);
    expect(output.match(/<details>/g)).toHaveLength(5);
    expect(output).toContain('- `rate-limit-lowered` at `/paths/~1user/get/x-rate-limit/requests`');
  });

  it('has no table where nothing breaks', () => {
    expect(markdown(clean)).toBe(
      '## ✅ The contract: main → HEAD\n\n**May be merged: no change.** Version 2.0.0 → 2.0.0.\n',
    );
  });
});

describe('github', () => {
  it('writes annotations that the runner decodes', () => {
    expect(github(report)).toBe(
      [
        '::error file=spec/paths/user.yaml,line=7,title=Breaking change::getUserProfile: GET /user, x-rate-limit requests: `getUserProfile` takes 1 request | a minute.%0A15 → 1%0Arate-limit-lowered at /paths/~1user/get/x-rate-limit/requests',
        '::notice file=spec/components/schemas/WithdrawalFields.yaml,line=7,title=Approved breaking change::a, b, c and 2 more: WithdrawalFields.amount: Property `amount` was removed: 100%25.%0Aproperty-removed at /components/schemas/WithdrawalFields/properties/amount%0AApproved until 2027-06-30: Never sent.',
        '::error file=spec/openapi.yaml,line=6,title=Contract::The info.x-revision is 2.0.0; these changes to 2.0.0 make it 3.0.0 or higher.',
        'May not be merged: 1 breaking change that is not approved, 1 other problem.',
        '',
      ].join('\n'),
    );
  });

  it('escapes what ends a property', () => {
    expect(github({ ...report, breaking: [{ ...limit, file: 'a,b:c%\n' }], problems: [] })).toMatch(
      /^::error file=a%2Cb%3Ac%25%0A,line=7,/,
    );
  });
});

it('json has everything, and nothing undefined', () => {
  const written = JSON.parse(json(report));
  expect(Object.keys(written)).toEqual([
    'format',
    'passed',
    'base',
    'head',
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
