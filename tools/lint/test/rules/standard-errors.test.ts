import { changed, listCards, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const response = (status: string): string[] => [...listCards, 'responses', status];
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
  {
    name: 'reports all missing responses',
    document: changed([[...listCards, 'responses'], undefined]),
    errors: ['401', '403', '405', '429', '500'].map((status) => ({
      path: 'paths//cards/get',
      message: new RegExp(status),
    })),
  },
]);
