import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pruneExamples, withoutRepeats } from '../../src/lint/example-findings.js';
import { tidyFindings } from '../../src/lint/findings.js';
import { readSource, yamlFiles } from '../../src/source/sources.js';
import { lintWithRedocly, type RedoclyFinding } from '../../src/redocly.js';
import { copySpec } from '../support/copy.js';
import { dir, specFiles } from '../support/source.js';
import type { Json } from '../support/bundle.js';

const notText = (name: Json) => `\`${name}\` property type must be string.`;

/** Mistakes in examples that must fit one of several schemas: the example, what is changed in it, and what is to be said of which line. */
const mistakes = [
  [
    'attemptedTransaction',
    [['total_credited: "50.00"', 'total_credited: 50.00']],
    [`total_credited: 50.00 | ${notText('total_credited')}`],
  ],
  ['attemptedTransaction', [['total: "53.45"', 'total: 53.45']], [`total: 53.45 | ${notText('total')}`]],
  ['incompleteTransaction', [['total: "1.00"', 'total: 1.00']], [`total: 1.00 | ${notText('total')}`]],
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
  [
    'attemptedTransaction',
    [['    date:', '    odd: 1\n    date:']],
    ['odd: 1 | `data` property must NOT have unevaluated properties `odd`.'],
  ],
  [
    'transactions',
    [['total_credited: "155.00"', 'total_credited: 155.00']],
    [`total_credited: 155.00 | ${notText('total_credited')}`],
  ],
  ['withdrawal', [['amount: "100.00"', 'amount: 100.00']], [`amount: 100.00 | ${notText('amount')}`]],
  [
    'withdrawalUnknown',
    [['data: []', 'data: [1]']],
    ['data: [1] | `data` property must NOT have more than 0 items.', 'data: [1] | `0` property type must be object.'],
  ],
  ['trustedCard', [['exp_mm: "12"', 'exp_mm: 12']], [`exp_mm: 12 | ${notText('exp_mm')}`]],
  ['trustedCardAsObject', [['exp_mm: "12"', 'exp_mm: 12']], [`exp_mm: 12 | ${notText('exp_mm')}`]],
  [
    'bankedRecipient',
    [['bank_account: "1234567890"', 'bank_account: 1234567890']],
    [`bank_account: 1234567890 | ${notText('bank_account')}`],
  ],
  ['userProfile', [['account_type: BUSINESS', 'account_type: [1]']], [expect.any(String), expect.any(String)]],
];

/** All mistakes of an example, also those beside what must fit one of several. */
const several = [
  'attemptedTransaction',
  [
    ['message: OK', 'message: 7'],
    ['total: "53.45"', 'total: 53.45'],
    ['customer_email: jane.doe@example.com', 'customer_email: jane.doe'],
  ],
  [
    `message: 7 | ${notText('message')}`,
    `total: 53.45 | ${notText('total')}`,
    expect.stringMatching(/^customer_email: jane\.doe \| /),
  ],
];

/** An example that is as far from each of its schemas. */
const undecided = [
  'withdrawalUnknown',
  [['data: []', 'data: text']],
  ['data: text | `data` property type must be object.', 'data: text | `data` property type must be array.'],
];

// Redocly reads all of the spec each time, so each round has one mistake in every example that has that many.
const all = [...mistakes, several, undecided];
const roundOf = (mistake: Json) => all.filter(([example]) => example === mistake[0]).indexOf(mistake);
const rounds = new Map();

/** What is found in each file with the mistakes of a round, each as the line that it is on and what it says. */
function findingsOfRound(round: Json) {
  if (!rounds.has(round)) rounds.set(round, lintRound(all.filter((mistake) => roundOf(mistake) === round)));
  return rounds.get(round);
}

async function lintRound(made: Json) {
  const copy = mkdtempSync(join(tmpdir(), 'wapi-lint-test-'));
  try {
    copySpec(copy);
    for (const [example, edits] of made) edit(join(copy, 'components', 'examples', `${example}.yaml`), edits);
    const sources = yamlFiles(copy).map((name) => readSource(copy, name));
    const findings = tidyFindings(copy, await pruneExamples(sources, lintWithRedocly('contract', copy)));
    return findings.map(({ rule, file, line, message }) => {
      expect(rule).toBe('no-invalid-media-type-examples');
      const lines = readFileSync(join(copy, '..', file), 'utf8').split('\n');
      const said = message.replace('Example value must conform to the schema: ', '');
      return { example: basename(file, '.yaml'), told: `${lines[line - 1]?.trim()} | ${said}` };
    });
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function edit(file: Json, edits: Json) {
  for (const [from, to] of edits) {
    const content = readFileSync(file, 'utf8');
    expect(content.split(from), from).toHaveLength(2);
    writeFileSync(
      file,
      content.replace(from, () => to),
    );
  }
}

/** What is said of an example with a mistake. */
async function toldOf(mistake: Json) {
  const found = await findingsOfRound(roundOf(mistake));
  return found.filter(({ example }: Json) => example === mistake[0]).map(({ told }: Json) => told);
}

describe('an example that must fit one of several schemas', { timeout: 60_000 }, () => {
  it.each(mistakes)('%s is held against the one that it is meant for: %j', async (...mistake) => {
    expect(await toldOf(mistakes.find(([example, edits]) => example === mistake[0] && edits === mistake[1]))).toEqual(
      mistake[2],
    );
  });

  it('shows all mistakes, also those beside what must fit one of several', async () => {
    expect(await toldOf(several)).toEqual(several[2]);
  });

  it('shows why it fits none where it is as far from each', async () => {
    expect(await toldOf(undecided)).toEqual(undecided[2]);
  });

  it('is all that is complained of', async () => {
    for (const round of new Set(all.map(roundOf))) {
      const broken = all.filter((mistake) => roundOf(mistake) === round).map(([example]) => example);
      const found = (await findingsOfRound(round)).map(({ example }: Json) => example);
      expect([...new Set(found)].toSorted()).toEqual(broken.toSorted());
    }
  });
});

describe('the findings about an example', () => {
  const sources = [...specFiles()].map(([file, text]) => readSource(dir, file, text));
  const file = join(dir, 'components', 'examples', 'attemptedTransaction.yaml');
  const from = {
    file: join(dir, 'components', 'responses', 'TransactionFound.yaml'),
    pointer: '#/content/application~1json',
  };
  const finding = (message: string, pointer = '#/value/data', more: Json = {}): RedoclyFinding => ({
    rule: 'no-invalid-media-type-examples',
    severity: 'error',
    file,
    line: 1,
    column: 1,
    pointer,
    from,
    message,
    ...more,
  });
  const choice = finding('`data` property must match exactly one schema in oneOf.');

  it('all stay where nothing tells them apart', async () => {
    // The example is good, so each of these is one that only Redocly could have found.
    const findings = [
      choice,
      finding('`data` property is odd.'),
      finding('x', undefined, { from: undefined }),
      finding('y', '#/openapi'),
    ];
    expect(await pruneExamples(sources, findings)).toEqual(findings);
  });

  it.each([
    { file: join(dir, 'nowhere.yaml') },
    { from: { file: 'nowhere.yaml', pointer: '#/content' } },
    { from: { ...from, pointer: '#/content/%' } },
    { from: { ...from, pointer: '#/nowhere/at/all' } },
  ])('all stay where the place cannot be found: %j', async (more: Partial<RedoclyFinding>) => {
    const findings: RedoclyFinding[] = [{ ...choice, ...more }];
    expect(await pruneExamples(sources, findings)).toEqual(findings);
  });

  it('all stay where a schema is none', async () => {
    const files = specFiles();
    files.set(
      join(dir, 'components', 'schemas', 'Transaction.yaml'),
      'oneOf: [{ type: 7 }, { $ref: Transaction.yaml }, null]\n',
    );
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
