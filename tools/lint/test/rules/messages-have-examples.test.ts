import { cardForm, changed, createCard } from './support/document.js';
import { testRule } from './support/test-rule.js';

const name = [...cardForm, 'schema', 'allOf', 0, 'properties', 'card_name', 'x-messages'];
const draft = [...createCard, 'parameters', 0, 'schema', 'x-messages'];
const says = (message: string): string =>
  `No error example has the message \`${message}\`: correct one of the two, or add the example to an operation.`;

testRule('messages-have-examples', [
  { name: 'accepts the message of an example', document: changed([name, { maxLength: 'Unauthorized' }]), errors: [] },
  {
    name: "rejects a message that differs from the example's",
    document: changed([name, { maxLength: 'Unauthorised' }]),
    errors: [{ path: [...name, 'maxLength'].join('/'), message: says('Unauthorised') }],
  },
  {
    name: 'checks parameters, and keywords that are extensions',
    document: changed([draft, { 'x-unique': 'Taken.' }]),
    errors: [{ path: [...draft, 'x-unique'].join('/'), message: says('Taken.') }],
  },
  {
    name: 'rejects a message that only a successful response has',
    document: changed([name, { maxLength: 'Created' }]),
    errors: [{ path: [...name, 'maxLength'].join('/'), message: says('Created') }],
  },
]);
