import { cardAdded, changed, createCard, listCards, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const parameter = [...createCard, 'parameters', 0];
const at = (key: string): string => [...parameter, key].join('/');

testRule('supported-features', [
  { name: 'accepts parameters in the query and in headers', document: validDocument(), errors: [] },
  {
    name: 'accepts the default style',
    document: changed([[...parameter, 'style'], 'form'], [[...parameter, 'explode'], true]),
    errors: [],
  },
  {
    name: 'rejects a cookie',
    document: changed([[...parameter, 'in'], 'cookie']),
    errors: [
      { path: at('in'), message: '`in` must be path, query or header, received cookie: the client sends no cookies.' },
    ],
  },
  ...(
    [
      ['query', 'deepObject', 'form'],
      ['query', 'pipeDelimited', 'form'],
      ['header', 'form', 'simple'],
      ['path', 'matrix', 'simple'],
    ] as const
  ).map(([location, style, supported]) => ({
    name: `rejects the style ${style} of a parameter in ${location}`,
    document: changed([[...parameter, 'in'], location], [[...parameter, 'style'], style]),
    errors: [
      {
        path: at('style'),
        message: `\`style\` must be ${supported} here, received "${style}": change it, or the schema.`,
      },
    ],
  })),
  {
    name: 'accepts an object in the query with the style deepObject',
    document: changed([[...parameter, 'style'], 'deepObject'], [[...parameter, 'schema'], { type: 'object' }]),
    errors: [],
  },
  {
    name: 'rejects an object in the query with the default style',
    document: changed([[...parameter, 'schema'], { type: 'object' }]),
    errors: [
      {
        path: parameter.join('/'),
        message: '`style` must be deepObject here, received "form": change it, or the schema.',
      },
    ],
  },
  {
    name: 'rejects values of a query parameter in one list',
    document: changed([[...parameter, 'explode'], false]),
    errors: [{ path: at('explode'), message: '`explode` must be true here, received false: remove it.' }],
  },
  {
    name: 'rejects callbacks of operations and of webhooks',
    document: changed([[...listCards, 'callbacks'], { added: {} }], [[...cardAdded, 'callbacks'], {}]),
    errors: [listCards, cardAdded].map((path) => ({
      path: [...path, 'callbacks'].join('/'),
      message: 'The client and the mock do not support callbacks: describe the request in `webhooks`.',
    })),
  },
]);
