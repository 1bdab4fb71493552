import { changed, listCards, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const described = ['x-conditions'] as const;
const ofOperation = [...listCards, 'x-conditions'];
const ofScopes = ['components', 'securitySchemes', 'bearer', 'x-scope-conditions'];

testRule('condition-exists', [
  { name: 'accepts a defined condition', document: validDocument(), errors: [] },
  {
    name: 'accepts a document without conditions',
    document: changed([[...described], undefined], [ofOperation, undefined]),
    errors: [],
  },
  {
    name: 'accepts several defined conditions',
    document: changed(
      [[...described], { verified: {} }],
      [ofOperation, ['verified']],
      [ofScopes, { 'wapi-cards-all': 'verified' }],
    ),
    errors: [],
  },
  {
    name: 'rejects an unknown condition of an operation',
    document: changed([[...described], { verified: {} }], [ofOperation, ['verified', 'verifed']]),
    errors: [
      {
        path: `${ofOperation.join('/')}/1`,
        message:
          'Condition `verifed` does not exist: define it in x-conditions of openapi.yaml, or use an existing one ' +
          '(verified).',
      },
    ],
  },
  {
    name: 'rejects an unknown condition of a scope',
    document: changed(
      [[...described], undefined],
      [ofOperation, undefined],
      [ofScopes, { 'wapi-cards-all': 'verifed' }],
    ),
    errors: [
      {
        path: `${ofScopes.join('/')}/wapi-cards-all`,
        message: /Condition `verifed` does not exist: .*\(none exists\)/,
      },
    ],
  },
  {
    name: 'rejects a condition whose example is not in the 403 response',
    document: changed([[...described], { verified: { example: 'notVerified' } }], [ofOperation, ['verified']]),
    errors: [
      {
        path: `${ofOperation.join('/')}/0`,
        message:
          'The 403 response must have the example `notVerified` of the condition `verified`: add the example, or ' +
          'remove the condition.',
      },
    ],
  },
  {
    name: 'accepts a condition that only a request body names',
    document: changed([ofOperation, undefined]),
    errors: [],
  },
  {
    name: 'accepts a condition that only a scope names',
    document: changed(
      [[...described], { verified: {} }],
      [ofOperation, undefined],
      [ofScopes, { 'wapi-cards-all': 'verified' }],
    ),
    errors: [],
  },
  {
    name: 'rejects a condition that nothing names',
    document: changed([[...described, 'business'], { title: 'Business' }]),
    errors: [
      {
        path: 'x-conditions/business',
        message:
          'The condition `business` must be used, and nothing names it: add it to the x-conditions of an operation, ' +
          'to x-scope-conditions or to x-required-for, or remove it.',
      },
    ],
  },
  {
    name: 'rejects conditions that are not a list',
    document: changed([ofOperation, 'verified']),
    errors: [{ path: ofOperation.join('/'), message: 'x-conditions must be a list of names.' }],
  },
]);
