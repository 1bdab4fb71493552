import { cardForm, changed, createCard } from './support/document.js';
import { testRule } from './support/test-rule.js';

const name = [...cardForm, 'schema', 'allOf', 0, 'properties', 'card_name', 'x-messages'];
const draft = [...createCard, 'parameters', 0, 'schema', 'x-messages'];
const says = (message: string): string =>
  `No error example says \`${message}\`: mend one of the two, or give an operation the example.`;

testRule('messages-have-examples', [
  { name: 'accepts the message of an example', document: changed([name, { maxLength: 'Unauthorized' }]), errors: [] },
  {
    name: 'rejects other words than the example has',
    document: changed([name, { maxLength: 'Unauthorised' }]),
    errors: [{ path: [...name, 'maxLength'].join('/'), message: says('Unauthorised') }],
  },
  {
    name: 'rejects them on a parameter, and for a keyword that is an extension',
    document: changed([draft, { 'x-unique': 'Taken.' }]),
    errors: [{ path: [...draft, 'x-unique'].join('/'), message: says('Taken.') }],
  },
  {
    name: 'rejects a message that only a success has',
    document: changed([name, { maxLength: 'Created' }]),
    errors: [{ path: [...name, 'maxLength'].join('/'), message: says('Created') }],
  },
]);
