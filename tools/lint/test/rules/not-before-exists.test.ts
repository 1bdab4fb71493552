import { changed, createCard, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const from = [...createCard, 'parameters', 1];
const to = [...createCard, 'parameters', 2];
const path = [...to, 'schema', 'x-not-before'].join('/');
const instead = (name: string, others: string): string =>
  `Name another date of the operation instead of \`${name}\`: ${others}.`;
const date = { name: 'from', in: 'query', schema: { type: 'string', format: 'date-time', description: 'A time.' } };

testRule('not-before-exists', [
  { name: 'accepts another date', document: validDocument(), errors: [] },
  {
    name: 'accepts a date that all operations of the path have',
    document: changed([[...from, 'name'], 'since'], [['paths', '/cards', 'parameters'], [date]]),
    errors: [],
  },
  {
    name: 'rejects a parameter that there is not',
    document: changed([[...to, 'schema', 'x-not-before'], 'form']),
    errors: [{ path, message: instead('form', '`from`') }],
  },
  {
    name: 'rejects the parameter itself',
    document: changed([[...to, 'schema', 'x-not-before'], 'to']),
    errors: [{ path, message: instead('to', '`from`') }],
  },
  {
    name: 'rejects a parameter that is no date',
    document: changed([[...to, 'schema', 'x-not-before'], 'draft']),
    errors: [{ path, message: instead('draft', '`from`') }],
  },
  {
    name: 'rejects a date that is sent elsewhere',
    document: changed([[...from, 'in'], 'header']),
    errors: [{ path, message: instead('from', 'there is none') }],
  },
  {
    name: 'rejects it on what is no date',
    document: changed([[...to, 'schema', 'format'], 'email']),
    errors: [{ path, message: 'Give the parameter the format date or date-time, or remove its x-not-before.' }],
  },
]);
