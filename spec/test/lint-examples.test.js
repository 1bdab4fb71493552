import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pruneExamples, withoutRepeats } from '../scripts/lint/examples.js';
import { tidy } from '../scripts/lint/findings.js';
import { readSource, yamlFiles } from '../scripts/lint/sources.js';
import { lintWithRedocly } from '../scripts/redocly.js';
import { copySpec } from './support/copy.js';
import { dir, specFiles } from './support/source.js';

let copy;
beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'wapi-lint-test-'));
  copySpec(copy);
});
afterEach(() => rmSync(copy, { recursive: true, force: true }));

/** What is left of Redocly's findings where an example has another text in some places, each as the line that it is on and what it says. */
async function findingsWith(example, edits) {
  const file = join(copy, 'components', 'examples', `${example}.yaml`);
  for (const [from, to] of edits) {
    const text = readFileSync(file, 'utf8');
    expect(text.split(from), from).toHaveLength(2);
    writeFileSync(
      file,
      text.replace(from, () => to),
    );
  }
  const lines = readFileSync(file, 'utf8').split('\n');
  const sources = yamlFiles(copy).map((name) => readSource(copy, name));
  const findings = tidy(copy, await pruneExamples(sources, lintWithRedocly('contract', copy)));
  return findings.map(({ rule, line, message }) => {
    expect(rule).toBe('no-invalid-media-type-examples');
    return `${lines[line - 1].trim()} | ${message.replace('Example value must conform to the schema: ', '')}`;
  });
}

describe('an example that must fit one of several schemas', { timeout: 60_000 }, () => {
  const text = (name) => `\`${name}\` property type must be string.`;

  it.each([
    ['attemptedTransaction', [['total_credited: "50.00"', 'total_credited: 50.00']], [`total_credited: 50.00 | ${text('total_credited')}`]],
    ['attemptedTransaction', [['total: "53.45"', 'total: 53.45']], [`total: 53.45 | ${text('total')}`]],
    ['incompleteTransaction', [['total: "1.00"', 'total: 1.00']], [`total: 1.00 | ${text('total')}`]],
    [
      'attemptedTransaction',
      [['status: success\n', 'status: sucess\n']],
      ['status: sucess | `status` property must be equal to one of the allowed values "failed", "success".'],
    ],
    [
      'attemptedTransaction',
      [['    hash:', '    hsh:']],
      [
        "currency: TTD | `data` property must have required property 'hash'.",
        expect.stringMatching(/^hsh: .+ \| `data` property must NOT have unevaluated properties `hsh`\.$/),
      ],
    ],
    ['attemptedTransaction', [['    date:', '    odd: 1\n    date:']], ['odd: 1 | `data` property must NOT have unevaluated properties `odd`.']],
    ['transactions', [['total_credited: "155.00"', 'total_credited: 155.00']], [`total_credited: 155.00 | ${text('total_credited')}`]],
    ['withdrawal', [['amount: "100.00"', 'amount: 100.00']], [`amount: 100.00 | ${text('amount')}`]],
    [
      'withdrawalUnknown',
      [['data: []', 'data: [1]']],
      ['data: [1] | `data` property must NOT have more than 0 items.', 'data: [1] | `0` property type must be object.'],
    ],
    ['trustedCard', [['exp_mm: "12"', 'exp_mm: 12']], [`exp_mm: 12 | ${text('exp_mm')}`]],
    ['trustedCardAsObject', [['exp_mm: "12"', 'exp_mm: 12']], [`exp_mm: 12 | ${text('exp_mm')}`]],
    ['bankedRecipient', [['bank_account: "1234567890"', 'bank_account: 1234567890']], [`bank_account: 1234567890 | ${text('bank_account')}`]],
    ['userProfile', [['account_type: BUSINESS', 'account_type: [1]']], [expect.any(String), expect.any(String)]],
  ])('%s is held against the one that it is meant for: %j', async (example, edits, wanted) => {
    expect(await findingsWith(example, edits)).toEqual(wanted);
  });

  it('shows all mistakes, also those beside what must fit one of several', async () => {
    const edits = [
      ['message: OK', 'message: 7'],
      ['total: "53.45"', 'total: 53.45'],
      ['customer_email: jane.doe@example.com', 'customer_email: jane.doe'],
    ];
    expect(await findingsWith('attemptedTransaction', edits)).toEqual([
      `message: 7 | ${text('message')}`,
      `total: 53.45 | ${text('total')}`,
      expect.stringMatching(/^customer_email: jane\.doe \| /),
    ]);
  });

  it('shows why it fits none where it is as far from each', async () => {
    const found = await findingsWith('withdrawalUnknown', [['data: []', 'data: text']]);
    expect(found).toEqual(['data: text | `data` property type must be object.', 'data: text | `data` property type must be array.']);
  });
});

describe('the findings about an example', () => {
  const sources = [...specFiles()].map(([file, text]) => readSource(dir, file, text));
  const file = join(dir, 'components', 'examples', 'attemptedTransaction.yaml');
  const from = { file: join(dir, 'components', 'responses', 'TransactionFound.yaml'), pointer: '#/content/application~1json' };
  const finding = (message, pointer = '#/value/data', more = {}) => ({
    rule: 'no-invalid-media-type-examples',
    file,
    pointer,
    from,
    message,
    ...more,
  });
  const choice = finding('`data` property must match exactly one schema in oneOf.');

  it('all stay where nothing tells them apart', async () => {
    // The example is good, so each of these is one that only Redocly could have found.
    const findings = [choice, finding('`data` property is odd.'), finding('x', undefined, { from: undefined }), finding('y', '#/openapi')];
    expect(await pruneExamples(sources, findings)).toEqual(findings);
  });

  it.each([
    { file: join(dir, 'nowhere.yaml') },
    { from: { file: 'nowhere.yaml', pointer: '#/content' } },
    { from: { ...from, pointer: '#/content/%' } },
    { from: { ...from, pointer: '#/nowhere/at/all' } },
  ])('all stay where the place cannot be found: %j', async (more) => {
    const findings = [{ ...choice, ...more }];
    expect(await pruneExamples(sources, findings)).toEqual(findings);
  });

  it('all stay where a schema is none', async () => {
    const files = specFiles();
    files.set(join(dir, 'components', 'schemas', 'Transaction.yaml'), 'oneOf: [{ type: 7 }, { $ref: Transaction.yaml }, null]\n');
    const broken = [...files].map(([name, content]) => readSource(dir, name, content));
    expect(await pruneExamples(broken, [choice])).toEqual([choice]);
  });

  it('are told once, and by Spectral only where Redocly finds nothing', () => {
    const ofSpectral = { ...choice, rule: 'oas3-valid-media-example' };
    expect(withoutRepeats([choice, ofSpectral])).toEqual([choice]);
    expect(withoutRepeats([ofSpectral])).toEqual([ofSpectral]);
    expect(withoutRepeats([choice, { ...ofSpectral, file: 'other.yaml' }])).toHaveLength(2);
  });
});
