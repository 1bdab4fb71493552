import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRedoclyInput, lintInProcess } from '../../src/bundle/redocly-input.js';
import { withoutConditionFindings } from '../../src/lint/condition-findings.js';
import { pruneExamples } from '../../src/lint/example-findings.js';
import { explainExamples } from '../../src/lint/explain-examples.js';
import { tidyFindings } from '../../src/lint/findings.js';
import { readSource } from '../../src/source/sources.js';
import type { RedoclyFinding } from '../../src/redocly.js';
import { dir, specFiles } from '../support/source.js';
import type { Json } from '../support/bundle.js';

const notText = (name: Json) => `\`${name}\` property type must be string.`;

/**
 * Mistakes in examples that must match one of several schemas: the example, its edits, and the expected line and
 * message of each finding.
 */
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
    ["currency: TTD | `data` property must have required property 'hash'."],
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
    ['data: [1] | `data` property must have at most 0 items.', 'data: [1] | `0` property type must be object.'],
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

/** An example with mistakes inside and outside of the part that must match one of several schemas. */
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

/** An example that matches each of its schemas equally badly. */
const undecided = [
  'withdrawalUnknown',
  [['data: []', 'data: text']],
  ['data: text | `data` property type must be object.', 'data: text | `data` property type must be array.'],
];

// Redocly reads the whole spec each time, so each round combines one mistake from every example.
const all = [...mistakes, several, undecided];
const roundOf = (mistake: Json) => all.filter(([example]) => example === mistake[0]).indexOf(mistake);
const rounds = new Map();

/**
 * Makes the mistakes of a round in a copy of the spec, lints the copy, and returns the line and message of each
 * finding. Lints each round only once.
 */
function findingsOfRound(round: Json) {
  if (!rounds.has(round)) rounds.set(round, lintRound(all.filter((mistake) => roundOf(mistake) === round)));
  return rounds.get(round);
}

async function lintRound(made: Json) {
  const files = new Map(specFiles());
  for (const [example, edits] of made) edit(files, join(dir, 'components', 'examples', `${example}.yaml`), edits);
  const sources = [...files].map(([name, text]) => readSource(dir, name, text));
  const ofRedocly = await lintInProcess(await createRedoclyInput(dir, 'contract', sources));
  const findings = tidyFindings(await pruneExamples(sources, ofRedocly), dir, dirname(dir));
  return findings.map(({ rule, file, line, message }) => {
    expect(rule).toBe('no-invalid-media-type-examples');
    const lines = files.get(join(dirname(dir), file))?.split('\n');
    const detail = message.replace('Example value must conform to the schema: ', '');
    return { example: basename(file, '.yaml'), text: `${lines?.[line - 1]?.trim()} | ${detail}` };
  });
}

function edit(files: Map<string, string>, file: string, edits: Json) {
  for (const [from, to] of edits) {
    const content = files.get(file) ?? '';
    expect(content.split(from), from).toHaveLength(2);
    files.set(
      file,
      content.replace(from, () => to),
    );
  }
}

/** Returns the lines and messages of the findings about an example with a mistake. */
async function findingsAbout(mistake: Json) {
  const found = await findingsOfRound(roundOf(mistake));
  return found.filter(({ example }: Json) => example === mistake[0]).map(({ text }: Json) => text);
}

describe('an example that must match one of several schemas', () => {
  it.each(mistakes)('of %s is compared with the schema that it is meant for: %j', async (...mistake) => {
    expect(
      await findingsAbout(mistakes.find(([example, edits]) => example === mistake[0] && edits === mistake[1])),
    ).toEqual(mistake[2]);
  });

  it('is reported with all its mistakes', async () => {
    expect(await findingsAbout(several)).toEqual(several[2]);
  });

  it('is compared with each schema if it is equally far from all', async () => {
    expect(await findingsAbout(undecided)).toEqual(undecided[2]);
  });

  it('is the only thing reported', async () => {
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

  it('are all kept if nothing distinguishes them', async () => {
    // The example is valid, so the pruning code does not confirm any of these findings.
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
  ])('are all kept if the place does not exist: %j', async (more: Partial<RedoclyFinding>) => {
    const findings: RedoclyFinding[] = [{ ...choice, ...more }];
    expect(await pruneExamples(sources, findings)).toEqual(findings);
  });

  it('are all kept if a schema is invalid', async () => {
    const files = specFiles();
    files.set(
      join(dir, 'components', 'schemas', 'Transaction.yaml'),
      'oneOf: [{ type: 7 }, { $ref: Transaction.yaml }, null]\n',
    );
    const broken = [...files].map(([name, content]) => readSource(dir, name, content));
    expect(await pruneExamples(broken, [choice])).toEqual([choice]);
  });
});

describe('explainExamples', () => {
  const place = (...names: string[]) => join(dir, ...names);
  const finding = (file: string, pointer: string, message: string, more: Partial<RedoclyFinding> = {}) => ({
    rule: 'no-invalid-media-type-examples',
    severity: 'error' as const,
    file,
    line: 1,
    column: 1,
    pointer,
    message,
    ...more,
  });
  const explain = async (edits: Json, found: RedoclyFinding) => {
    const files = new Map(specFiles());
    for (const [file, from, to] of edits) edit(files, file, [[from, to]]);
    const sources = [...files].map(([name, text]) => readSource(dir, name, text));
    const [explained] = await explainExamples(sources, [found]);
    return explained?.message.replaceAll(dir, '');
  };
  const webhook = place('webhooks', 'withdrawal_held_by_compliance.yaml');
  const held = place('components', 'examples', 'withdrawalHeldByCompliance.yaml');
  const from = { file: webhook, pointer: '#/post/requestBody/content/application~1json' };
  const wrongConstant = '`status` property must be equal to constant.';

  it('names the expected and the received value, and the place of the schema', async () => {
    const message = await explain(
      [[webhook, 'const: 3', 'const: 4']],
      finding(held, '#/value/data/status', wrongConstant, { from }),
    );
    expect(message).toMatch(
      /^`status` property must be 4 \(\/webhooks\/withdrawal_held_by_compliance\.yaml:\d+\), received 3\.$/,
    );
  });

  it.each([
    [
      place('components', 'parameters', 'StartDate.yaml'),
      ['"2025-03-01"', '"2025-02-30"'],
      '#/example',
      'no-invalid-parameter-examples',
      'must match format "date".',
      /^must match format "date" \(\/components\/parameters\/StartDate\.yaml:\d+\), received "2025-02-30"\.$/,
    ],
    [
      place('components', 'schemas', 'AccountFields.yaml'),
      ['examples: [Johnathan]', 'examples: [J]'],
      '#/properties/first_name/examples/0',
      'no-invalid-schema-examples',
      'must NOT have fewer than 2 characters.',
      /^must NOT have fewer than 2 characters \(\/components\/schemas\/AccountFields\.yaml:\d+\), received "J"\.$/,
    ],
  ])('explains an example in %s', async (file, [was, is], pointer, rule, text, expected) => {
    expect(await explain([[file, was, is]], finding(file, pointer, text, { rule }))).toMatch(expected);
  });

  it.each([
    finding(held, '#/value/data/status', wrongConstant, { from }),
    finding(held, '#/value', 'No schema.', { from: { ...from, pointer: '#/nowhere' } }),
    finding(held, '#/summary', 'Not an example.'),
    finding(held, '#/value/data/status', 'Another rule.', { from, rule: 'struct' }),
  ])('leaves a finding that it cannot explain: %j', async (found) => {
    expect(await explain([], found)).toBe(found.message);
  });
});

describe('withoutConditionFindings', () => {
  const file = join(dir, 'components', 'schemas', 'SubBankedWithdrawal.yaml');
  const sources = [...specFiles()].map(([name, text]) => readSource(dir, name, text));
  const kept = (pointer: string, field: string) =>
    withoutConditionFindings(sources, [
      {
        rule: 'no-required-schema-properties-undefined',
        severity: 'error',
        file,
        line: 1,
        column: 1,
        pointer,
        message: `Required property '${field}' is not defined.`,
      },
    ]).length;

  it.each([
    ['#/then/required/0', 'email', 0],
    ['#/else/allOf/0/then/required/0', 'emial', 1],
    ['#/dependentSchemas/email/required/0', 'email', 0],
    ['#/not/required/0', 'email', 0],
    ['#/required/0', 'email', 1],
    ['#/then/required/0', 'emial', 1],
    ['#/properties/then/required/0', 'email', 1],
    ['#/then', 'email', 1],
  ])('at %s with the field %s keeps %i findings', (pointer, field, expected) => {
    expect(kept(pointer, field)).toBe(expected);
  });
});
