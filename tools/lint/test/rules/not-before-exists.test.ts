import { changed, createCard, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const from = [...createCard, 'parameters', 1];
const to = [...createCard, 'parameters', 2];
const path = [...to, 'schema', 'x-not-before'].join('/');
const instead = (name: string, others: string): string =>
  `x-not-before must name another date parameter of the operation, received \`${name}\`. Available: ${others}.`;
const date = { name: 'from', in: 'query', schema: { type: 'string', format: 'date-time', description: 'A time.' } };

testRule('not-before-exists', [
  { name: 'accepts a different date parameter', document: validDocument(), errors: [] },
  {
    name: 'accepts a date parameter of the path',
    document: changed([[...from, 'name'], 'since'], [['paths', '/cards', 'parameters'], [date]]),
    errors: [],
  },
  {
    name: 'rejects a parameter that does not exist',
    document: changed([[...to, 'schema', 'x-not-before'], 'form']),
    errors: [{ path, message: instead('form', '`from`') }],
  },
  {
    name: 'rejects the parameter itself',
    document: changed([[...to, 'schema', 'x-not-before'], 'to']),
    errors: [{ path, message: instead('to', '`from`') }],
  },
  {
    name: 'rejects a parameter that is not a date',
    document: changed([[...to, 'schema', 'x-not-before'], 'draft']),
    errors: [{ path, message: instead('draft', '`from`') }],
  },
  {
    name: 'rejects a date with a different `in`',
    document: changed([[...from, 'in'], 'header']),
    errors: [{ path, message: instead('from', 'none') }],
  },
  {
    name: 'rejects x-not-before on a parameter that is not a date',
    document: changed([[...to, 'schema', 'format'], 'email']),
    errors: [{ path, message: 'Give the parameter the format date or date-time, or remove its x-not-before.' }],
  },
]);
