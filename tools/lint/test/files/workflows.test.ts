import { describe, expect, it } from 'vitest';
import { fileFindingsWith } from '../support/source.js';

const refund = 'workflows/refund.yaml';
const picture = 'workflows/picture.yaml';

/** The findings after an edit to a workflow. */
const found = (file: string, from: string, to: string) =>
  fileFindingsWith([file, from, to]).map(({ rule, message }) => `${rule} ${message}`);

describe('workflow-steps', () => {
  it('reports a repeated stepId', () => {
    expect(found(refund, 'stepId: requestAgain', 'stepId: requestRefund')).toEqual([
      'workflow-steps The stepId `requestRefund` must be unique: a step above has it too.',
    ]);
  });

  it('reports a workflowId of a different file', () => {
    expect(found(refund, 'workflowId: refund', 'workflowId: picture')).toContainEqual(
      expect.stringMatching(/^workflow-steps The workflowId `picture` must be unique: a workflow above has it too\.$/),
    );
  });
});

describe('the steps and sources of workflows', () => {
  it.each(['', '        successCriteria: []\n'])('reports a step that checks nothing, written as %j', (empty) => {
    const criteria =
      "        successCriteria:\n          - condition: $statusCode == 201\n          - condition: $response.body#/message == 'Refund request successfully created.'\n";
    expect(found(refund, criteria, empty)).toEqual([
      'workflow-steps The step `requestRefund` must have successCriteria: add `- condition: $statusCode == 200`.',
    ]);
  });

  it.each(['../openapi.yml', '../paths/user.yaml', 'https://example.com/openapi.yaml'])(
    'reports the source %s, which is not the root file',
    (url) => {
      expect(found(refund, 'url: ../openapi.yaml', `url: ${url}`)).toEqual([
        `workflow-operations The \`url\` of a source must be ../openapi.yaml, received "${url}": correct it.`,
      ]);
    },
  );

  it('accepts the root file under a different spelling', () => {
    expect(found(refund, 'url: ../openapi.yaml', 'url: ./../openapi.yaml')).toEqual([]);
  });

  it('reports an input that no step uses', () => {
    expect(found(refund, '            value: $inputs.currency\n', '            value: TTD\n')).toEqual([]);
    const input = '        note: { type: string, description: A note. }\n';
    expect(found(refund, '      properties:\n', `      properties:\n${input}`)).toEqual([
      'workflow-expressions The input `note` must be used: write $inputs.note in a step, or remove the input.',
    ]);
  });
});

describe('the keys and actions of workflows', () => {
  const step = '      - stepId: list\n';
  const action = (stepId: string) =>
    `${step}        onFailure:\n          - { name: again, type: goto, stepId: ${stepId} }\n`;

  it('accepts an action that continues with an existing step', () => {
    expect(found(refund, step, action('grant'))).toEqual([]);
  });

  it('reports an action that continues with a missing step', () => {
    expect(found(refund, step, action('grnt'))).toEqual([
      'workflow-steps The step `grnt` does not exist: did you mean grant?',
    ]);
  });

  it.each([
    [
      'x-mock-inputs:',
      'sumary: Again.\n    x-mock-inputs:',
      'sumary` of a workflow does not exist: did you mean summary?',
    ],
    [step, `${step}        dependsOn: [grant]\n`, 'dependsOn` of a step does not exist: write one of '],
    [
      'condition: $response.body#/data/cus_t == 53.45',
      'conditions: $response.body#/data/cus_t == 53.45',
      'conditions` of a criterion does not exist: did you mean condition?',
    ],
    ['            value: customer_pay', '            values: customer_pay', 'values` of a parameter does not exist:'],
    ['contentType: multi', 'content: multi', 'content` of a request body does not exist: write one of contentType, '],
  ])('reports %s replaced by %s', (from, to, message) => {
    expect(found(refund, from, to)).toContainEqual(expect.stringContaining(`workflow-steps The key \`${message}`));
  });
});

describe('workflow-expressions', () => {
  it.each([
    ['      currency: TTD\n', '', "The values of x-mock-inputs must have required property 'currency': correct"],
    ['      currency: TTD\n', '      currency: 5\n', '`currency` of x-mock-inputs must be string: correct'],
  ])('reports %j in x-mock-inputs replaced by %j', (from, to, message) => {
    expect(found(refund, from, to)).toEqual([expect.stringContaining(`workflow-expressions ${message}`)]);
  });

  const criterion = 'condition: $response.body#/data/cus_t == 53.45';

  it.each([
    '$response.header.X-RateLimit-Remaining == 4',
    '$response.body != null && $statusCode < 300',
    "$response.header.Server == 'Costs $5.00'",
    '$request.query.currency == $inputs.currency',
    '$url != $steps.grant.outputs.accessToken',
  ])('accepts the condition %s', (condition) => {
    expect(found(refund, criterion, `condition: ${condition}`)).toEqual([]);
  });

  it.each([
    [
      '$response.bdy#/data == 1',
      /^"\$response\.bdy#\/data" must be a runtime expression of Arazzo: write one such as /,
    ],
    [
      '$response.body#/message == success && $statusCode == 200',
      /^A text in a condition must be in quotation marks, received success: write 'success'\.$/,
    ],
    ['$statusCode = 201', /^A condition must compare values with `==`, received `=`: write `==`\.$/],
    ['$status == 200', /^"\$status" must be a runtime expression/],
    ['$response.body.data == 1', /^"\$response\.body\.data" must be a runtime expression/],
    ['$inputs.curency == 1', /^The input `curency` does not exist: did you mean currency\?$/],
    ['$steps.grants.outputs.accessToken == 1', /^The earlier step `grants` does not exist: did you mean grant\?$/],
    ['$steps.list.outputs.page == 1', /^The earlier step `list` does not exist: /],
    [
      '$steps.grant.outputs.acessToken == 1',
      /^The output of the step `grant` `acessToken` does not exist: did you mean accessToken\?$/,
    ],
    ['$workflows.refunds.inputs.email == 1', /^The workflow `refunds` does not exist: did you mean refund\?$/],
  ])('rejects the condition %s', (condition, message) => {
    const [one, ...others] = fileFindingsWith([refund, criterion, `condition: ${condition}`]);
    expect(others).toEqual([]);
    expect(one).toMatchObject({ rule: 'workflow-expressions', file: `spec/${refund}` });
    expect(one?.message).toMatch(message);
  });

  it('accepts a single = in a string of a condition', () => {
    expect(found(refund, criterion, "condition: $response.header.Server == 'a=b' && $statusCode <= 299")).toEqual([]);
  });

  it('rejects a value for an input that the workflow does not have', () => {
    expect(found('workflows/accounts.yaml', '      email: mma@test.com\n', '      mail: mma@test.com\n')).toEqual([
      'workflow-expressions The input `mail` does not exist: did you mean email?',
    ]);
  });

  it('rejects an expression in a text and in an output', () => {
    expect(found(refund, 'accessToken: $response.body#/access_token', 'accessToken: $respnse.body')).toEqual([
      expect.stringMatching(/^workflow-expressions "\$respnse\.body" must be/),
    ]);
    expect(
      found(
        picture,
        "picture: $file('./photo.png')\n        successCriteria:\n          - condition: $statusCode == 201",
        "picture: a {$fil('x')}\n        successCriteria:\n          - condition: $statusCode == 201",
      ),
    ).toEqual([expect.stringMatching(/^workflow-expressions "\$fil\('x'\)" must be/)]);
  });
});

describe('workflow-fields', () => {
  it.each([
    ['scopes: wapi-', 'scope: wapi-', /The request of `createToken` has no field `scope`: did you mean scopes\?/],
    [
      'name: fee_structure',
      'name: fee_structur',
      /has no query parameter `fee_structur`: did you mean fee_structure\?/,
    ],
    ['contentType: multipart/form-data', 'contentType: application/json', /does not accept `application\/json`: /],
  ])('reports %s replaced by %s', (from, to, message) => {
    expect(found(refund, from, to)).toEqual([expect.stringMatching(message)]);
  });

  it('reports each step whose scope the token lacks', () => {
    const messages = found(refund, 'scopes: wapi-transactions-all', 'scopes: wapi-transactions-retrieve');
    const missing = (scope: string) =>
      `workflow-fields The step \`grant\` must request the scope \`${scope}\` or \`wapi-transactions-all\`, ` +
      'received "wapi-transactions-retrieve": add the scope there.';
    // The step that expects an error needs no scope.
    expect(messages).toEqual(['wapi-transactions-get-fees', 'wapi-transactions-refund-request'].map(missing));
  });

  it('leaves a scope that does not exist, or has no parent, to other rules', () => {
    const fees = 'paths/transactions_fees.yaml';
    const scheme = 'components/securitySchemes/bearer.yaml';
    expect(found(fees, 'bearer: [wapi-transactions-get-fees]', 'bearer: [wapi-transactions-get-fee]')).toEqual([]);
    expect(found(scheme, '  wapi-transactions-get-fees: wapi-transactions-all\n', '')).toEqual([]);
  });

  it('accepts leaf scopes instead of their parent', () => {
    const scopes = 'wapi-transactions-get-fees wapi-transactions-refund-request wapi-transactions-retrieve';
    expect(found(refund, 'scopes: wapi-transactions-all', `scopes: ${scopes}`)).toEqual([]);
  });

  it('reports a step without the path parameter of its operation', () => {
    const step =
      'stepId: requestRefund\n        operationId: retrieveTransaction\n        parameters: []\n      - stepId: added';
    expect(found(refund, 'stepId: requestRefund', step)).toContain(
      'workflow-fields The operation `retrieveTransaction` needs the path parameter `transaction_id`: add it.',
    );
  });

  it('reports a protected operation without a credential, if the step expects success', () => {
    const credential = `operationId: getTransactionMeta
        parameters:
          - name: Authorization
            in: header
            value: Bearer {$steps.grant.outputs.accessToken}
        successCriteria:
          - condition: $statusCode == 200
          - condition: $response.body#/data/currencies/0 == $inputs.currency
`;
    const step = (status: number) =>
      `operationId: getTransactionMeta\n        successCriteria:\n          - condition: $statusCode == ${status}\n`;
    expect(found(refund, credential, step(200))).toEqual([
      'workflow-fields The operation `getTransactionMeta` needs a credential: add the header parameter `Authorization`.',
    ]);
    expect(found(refund, credential, step(401))).toEqual([]);
  });

  it('reports a body of an operation that has none', () => {
    const body = '        operationId: getTransactionMeta\n';
    expect(found(refund, body, `${body}        requestBody: { payload: { a: 1 } }\n`)).toEqual([
      'workflow-fields The operation `getTransactionMeta` has no request body: remove it.',
    ]);
  });

  it('accepts the field that overrides the method', () => {
    const payload =
      "            picture: $file('./photo.png')\n        successCriteria:\n          - condition: $statusCode == 400";
    expect(found(picture, payload, payload.replace('  picture', '  _method: PATCH\n            picture'))).toEqual([]);
  });

  it.each(['steps: 7', 'steps: [7, { requestBody: 7, parameters: [7] }]', 'steps: [{ operationId: [1] }]'])(
    'survives %s',
    (text) => {
      const findings = fileFindingsWith([refund, '    steps:\n', `    ${text}\n    more:\n`]);
      expect(findings.filter(({ rule }) => rule === 'workflow-fields')).toEqual([]);
    },
  );
});
