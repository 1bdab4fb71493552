import { changed, listCards, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const response = (status: string): string[] => [...listCards, 'responses', status];
const examplesOf = (status: string): string[] => [...response(status), 'content', 'application/json', 'examples'];
const path = [...listCards, 'responses'].join('/');

testRule('standard-errors', [
  { name: 'accepts all five', document: validDocument(), errors: [] },
  {
    name: 'accepts a public operation without 401 and 403',
    document: changed([[...listCards, 'security'], []], [response('401'), undefined], [response('403'), undefined]),
    errors: [],
  },
  ...Object.entries({
    '401': 'Unauthorized',
    '403': 'Forbidden',
    '405': 'MethodNotAllowed',
    '429': 'TooManyRequests',
    '500': 'InternalServerError',
  }).map(([status, component]) => ({
    name: `reports a missing ${status}`,
    document: changed([response(status), undefined]),
    errors: [{ path, message: `Add the ${status} response, for example components/responses/${component}.yaml.` }],
  })),
  {
    name: 'reports a missing 405 on a public operation',
    document: changed([[...listCards, 'security'], []], [response('405'), undefined]),
    errors: [{ path, message: /405/ }],
  },
  {
    name: "uses the document's security if the operation has none",
    document: changed([[...listCards, 'security'], undefined], [response('401'), undefined]),
    errors: [{ path, message: /401/ }],
  },
  ...Object.entries({
    '403': 'missingScope',
    '405': 'methodNotAllowed',
    '429': 'tooManyAttempts',
    '500': 'serverError',
  }).map(([status, example]) => ({
    name: `reports a ${status} without its example`,
    document: changed([examplesOf(status), { other: { summary: 'Other.', value: { message: 'Other' } } }]),
    errors: [
      {
        path: `${path}/${status}`,
        message: new RegExp(
          `^The ${status} response must have the example \`${example}\`, because the mock returns it`,
        ),
      },
    ],
  })),
  {
    name: 'accepts a 403 with a different example if no scope is needed, and any example of a 401',
    document: changed(
      [[...listCards, 'security'], [{ bearer: [] }]],
      [examplesOf('403'), { other: { summary: 'Other.', value: { message: 'Other' } } }],
      [examplesOf('401'), { other: { summary: 'Other.', value: { message: 'Other' } } }],
    ),
    errors: [],
  },
  {
    name: 'reports all missing responses',
    document: changed([[...listCards, 'responses'], undefined]),
    errors: ['401', '403', '405', '429', '500'].map((status) => ({
      path: 'paths//cards/get',
      message: new RegExp(status),
    })),
  },
]);
