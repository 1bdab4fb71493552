import { changed, createCard, listCards, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const parameter = [...createCard, 'parameters', 0];
const headers = [...listCards, 'responses', '200', 'headers'];
const withParameter = (name: string, location = 'header'): unknown =>
  changed([[...parameter, 'name'], name], [[...parameter, 'in'], location]);
const withHeader = (name: string): unknown => changed([headers, { [name]: { schema: { type: 'string' } } }]);
const inRequest = [...parameter, 'name'].join('/');
const inResponse = (name: string): string => [...headers, name].join('/');

testRule('header-names', [
  { name: 'accepts a document without such headers', document: validDocument(), errors: [] },
  { name: 'accepts a header of a request', document: withParameter('X-Card_Group'), errors: [] },
  { name: 'accepts a query parameter', document: withParameter('authorization', 'query'), errors: [] },
  { name: 'accepts a header of a response', document: withHeader('Retry-After'), errors: [] },
  ...[
    ['Accept', 'the media types of the responses describe it'],
    ['content-type', 'the media types of the request body describe it'],
    ['Authorization', 'the security schemes describe it'],
  ].map(([name = '', reason = '']) => ({
    name: `rejects the header ${name} of a request`,
    document: withParameter(name),
    errors: [{ path: inRequest, message: `Remove the header \`${name}\`: ${reason}.` }],
  })),
  {
    name: 'rejects the media type as a header of a response',
    document: withHeader('Content-Type'),
    errors: [{ path: inResponse('Content-Type'), message: /the media types of the response describe it\.$/ }],
  },
  {
    name: 'rejects a name with a space',
    document: withParameter('X Card'),
    errors: [
      { path: inRequest, message: 'The name of a header must be letters, digits and hyphens, received `X Card`.' },
    ],
  },
  {
    name: 'rejects a name with a colon in a response',
    document: withHeader('X-Card:'),
    errors: [{ path: inResponse('X-Card:'), message: /received `X-Card:`/ }],
  },
]);
