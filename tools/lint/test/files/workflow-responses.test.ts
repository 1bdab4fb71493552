import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkWorkflowExpressions } from '../../src/files/workflow-expressions.js';
import { checkWorkflowFields } from '../../src/files/workflow-fields.js';
import { checkWorkflowResponses } from '../../src/files/workflow-responses.js';
import { readWorkflows } from '../../src/files/workflows.js';
import { resolveDocument } from '../../src/source/resolve-document.js';
import { readSource } from '../../src/source/sources.js';
import { dir, fileFindingsWith, specFiles } from '../support/source.js';

const accounts = 'workflows/accounts.yaml';
const refund = 'workflows/refund.yaml';
const cards = 'workflows/trusted-cards.yaml';
const withdrawals = 'workflows/withdrawals.yaml';
const jamaica = 'workflows/banks-in-jamaica.yaml';

const sources = [...specFiles()].map(([name, text]) => readSource(dir, name, text));
const { resolved } = resolveDocument(dir, sources);

/**
 * Returns the place, the rule and the message of each finding after an edit to a workflow. Applies only the rules about
 * workflows, because the rest of the spec stays unchanged.
 */
function found(file: string, from: string, to: string): string[] {
  const path = join(dir, file);
  const parts = sources.find((source) => source.file === path)?.text.split(from) ?? [];
  expect(parts, `${file} and ${from}`).toHaveLength(2);
  const workflows = readWorkflows(dir, [readSource(dir, path, parts.join(to))]);
  const findings = [
    ...checkWorkflowExpressions(workflows),
    ...checkWorkflowFields(resolved, workflows),
    ...checkWorkflowResponses(resolved, workflows),
  ];
  return findings.map(({ line, rule, message }) => `spec/${file}:${line} ${rule} ${message}`);
}

const place = `spec/${accounts}`;
const criterion = "condition: $response.body#/data/first_name == 'Janet'";

describe('workflow-responses', () => {
  it.each([
    [
      'an output that no response has',
      [accounts, '$response.body#/data/account_number', '$response.body#/data/accountNumber'],
      [
        `${place}:60 workflow-responses The expected response of \`createAccount\` has no field \`accountNumber\`: did ` +
          'you mean account_number?',
      ],
    ],
    [
      'a compared field that no response has',
      [accounts, criterion, "condition: $response.body#/data/firstname == 'Janet'"],
      [
        `${place}:89 workflow-responses The expected response of \`retrieveAccount\` has no field \`firstname\`: did you ` +
          'mean first_name?',
      ],
    ],
    [
      'a value that the type of the field excludes',
      [accounts, criterion, 'condition: $response.body#/data/first_name == 5'],
      [
        `${place}:89 workflow-responses $response.body#/data/first_name of \`retrieveAccount\` must be string, received ` +
          '5: correct the value.',
      ],
    ],
    [
      'a value that each branch of the response excludes',
      [cards, "data/status == 'success'", "data/status == 'sucess' && $statusCode < 300"],
      [expect.stringContaining(' must be "incomplete" or must be one of "failed", "success", received "sucess"')],
    ],
    [
      'a value that the pattern of the field excludes',
      [withdrawals, "data/amount == '25.00'", "data/amount == '25'"],
      [expect.stringMatching(/data\/amount of `retrieveWithdrawal` must match the pattern .+, received "25"/)],
    ],
    [
      'a status code that the operation does not document',
      [accounts, '$statusCode == 201', '$statusCode == 202'],
      [
        `${place}:58 workflow-responses The operation \`createAccount\` has no response that the step expects: expect ` +
          'one of 200, 201, 400, 401, 403, 405, 429, 500, or document the response.',
      ],
    ],
    [
      'a misspelt header',
      [accounts, criterion, 'condition: $response.header.X-RateLimit-Remaning > 1'],
      [expect.stringContaining('has no header `X-RateLimit-Remaning`: did you mean X-RateLimit-Remaining?')],
    ],
    [
      'a parameter of the request that does not exist',
      [accounts, criterion, 'condition: $request.path.account_no == 1 || $request.query.page == 1'],
      [
        expect.stringContaining('`retrieveAccount` has no path parameter `account_no`: write one of account_number.'),
        expect.stringContaining('`retrieveAccount` has no query parameter `page`: write one of none.'),
      ],
    ],
  ])('rejects %s', (_what, [file = '', from = '', to = ''], findings) => {
    expect(found(file, from, to)).toEqual(findings);
  });

  it.each([
    '$response.header.date != null',
    '$response.header.x-ratelimit-limit > 1',
    '$response.body#/data/last_name != null',
    "$response.body#/message == 'OK' || $statusCode == 500",
    "$request.path.account_number == 'x' && $response.body#/data != null",
  ])('accepts the condition %s', (condition) => {
    expect(found(accounts, criterion, `condition: ${condition}`)).toEqual([]);
  });

  it('accepts a condition in a different syntax', () => {
    expect(
      found(
        accounts,
        criterion,
        "condition: $.firstname == 'x'\n            type: jsonpath\n            context: $response.body",
      ),
    ).toEqual([]);
  });
});

describe('workflow-fields, in a step that expects success', () => {
  it.each([
    [
      'a missing required field',
      [accounts, '            last_name: Smith\n', ''],
      [
        `${place}:52 workflow-fields The request of \`createAccount\` requires the field \`last_name\`: add it, or expect ` +
          'an error.',
      ],
    ],
    [
      'a field that the platform of the workflow requires',
      [jamaica, '            bank_branch: New Kingston\n', ''],
      [expect.stringMatching(/`createLocalBank` requires the field `bank_branch`/)],
    ],
    [
      'a missing field of the branch that the payload is meant for',
      [withdrawals, '            amount: "25.00"\n', ''],
      [expect.stringMatching(/`createWithdrawal` requires the field `amount`/)],
    ],
    [
      'a number that must be in quotation marks',
      [accounts, 'last_name: Smith', 'last_name: 7'],
      [expect.stringMatching(/`last_name` of `createAccount` must be string, received 7: put the value in quotation/)],
    ],
    [
      'a value that the pattern excludes',
      [accounts, 'last_name: Smith', 'last_name: Sm_ith'],
      [expect.stringMatching(/`last_name` of `createAccount` must match the pattern .+, received "Sm_ith"/)],
    ],
    [
      'a value that the enum of a parameter excludes',
      [
        withdrawals,
        '            in: query\n            value: normal',
        '            in: query\n            value: nrmal',
      ],
      [expect.stringMatching(/`withdrawal_type\[\]` of `getWithdrawalHistory` must be one of .+, received "nrmal"/)],
    ],
    [
      'a wrong value of an input, at the input',
      [refund, '      currency: TTD', '      currency: TT'],
      [expect.stringMatching(/^spec\/workflows\/refund\.yaml:\d+ workflow-fields `currency` of .+, received "TT"/)],
    ],
  ])('rejects %s', (_what, [file = '', from = '', to = ''], findings) => {
    expect(found(file, from, to)).toEqual(findings);
  });

  it('accepts an invalid request if the step expects an error', () => {
    const tooEarly =
      "payload:\n            picture: $file('./photo.png')\n        successCriteria:\n          - condition: $statusCode == 400";
    expect(found('workflows/picture.yaml', tooEarly, tooEarly.replace("$file('./photo.png')", 'text'))).toEqual([]);
  });
});

describe('the messages that a step expects', () => {
  const message = (text: string) => `condition: $response.body#/message == '${text}'`;
  const branch = message('The bank branch field is required.');

  it('reports a message that no example and no template contains', () => {
    expect(found(jamaica, branch, message('The bank branch is missing.'))).toEqual([
      expect.stringMatching(
        /:60 workflow-responses No example of the expected response of `createLocalBank` has the message "The bank branch is missing\."/,
      ),
    ]);
  });

  it('suggests the documented message', () => {
    const documented = message('A local bank account is already configured.');
    const [first, ...others] = found('workflows/banks.yaml', documented, documented.replace('configured', 'configred'));
    expect(others).toEqual([]);
    expect(first).toMatch(/has the message ".+": did you mean A local bank account is already configured\.\?$/);
  });

  it('accepts a message of a template', () => {
    expect(found(jamaica, branch, message('The bank branch must be a string.'))).toEqual([]);
  });

  it('treats the text of a template literally', () => {
    expect(found(jamaica, branch, message('The bank branch must be a stringX'))).toHaveLength(1);
  });
});

describe('workflow-fields, with a wrong path parameter', () => {
  it('leaves a parameter that the path lacks to the rules about paths', () => {
    expect(fileFindingsWith(['components/parameters/Page.yaml', 'in: query', 'in: path'])).toEqual([]);
  });
});
