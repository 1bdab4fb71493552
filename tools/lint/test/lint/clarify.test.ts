import { expect, it } from 'vitest';
import { clarify } from '../../src/lint/clarify.js';

it.each([
  ['Property `nullable` is not expected here.', 'OpenAPI 3.1 has no `nullable`: add "null" to the types, '],
  [
    '`type` can be one of the following only: "string", "null".',
    '`type` must be one of "string", "null". Write null in quotation marks: ',
  ],
  ['Property `host` is not expected here: did you mean `hosts`?', 'OpenAPI 3.1 has no `host`: write the URL in '],
  [
    'Property `minLenght` is not expected here: did you mean `minLength`?',
    'Property `minLenght` is not expected here: ',
  ],
  [
    'Property `constructor` is not expected here.',
    'Property `constructor` is not expected here: remove it, or correct',
  ],
  ['Expected type `number` but got `boolean`.', 'must be a number, received a boolean: OpenAPI 3.1 writes `exclusive'],
])('clarify › rewords %s', (message, start) => {
  expect(clarify(message).slice(0, start.length)).toBe(start);
});
