import { cardForm, changed, createCard, listCards, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const ok = [...listCards, 'responses', '200'];
const parameter = [...createCard, 'parameters', 0];
const header = [...ok, 'headers', 'X-RateLimit-Limit'];
const media = [...ok, 'content', 'application/json'];
const example = [...media, 'examples', 'ok'];
const license = ['info', 'license'];
const content = { 'application/json': { schema: { type: 'integer' } } };

const remove = (first: string, second: string): string =>
  `Remove \`${first}\` or \`${second}\`: OpenAPI allows only one of them here.`;

testRule('exclusive-keys', [
  { name: 'accepts one key of each pair', document: validDocument(), errors: [] },
  {
    name: 'accepts both kinds of example in a schema, which may have both',
    document: changed([[...header, 'schema'], { type: 'integer', example: 5, examples: [5] }]),
    errors: [],
  },
  {
    name: 'accepts a field with the name of a key',
    document: changed([[...cardForm, 'schema', 'allOf', 0, 'properties', 'content'], { type: 'string' }]),
    errors: [],
  },
  {
    name: 'accepts a parameter and a header with only `content`',
    document: changed(
      [[...parameter, 'schema'], undefined],
      [[...parameter, 'content'], content],
      [header, { content }],
    ),
    errors: [],
  },
  ...[parameter, header, media].map((path) => ({
    name: `rejects example together with examples at ${path.join('/')}`,
    document: changed([[...path, 'example'], 5], [[...path, 'examples'], {}]),
    errors: [{ path: [...path, 'examples'].join('/'), message: remove('example', 'examples') }],
  })),
  ...[parameter, header].map((path) => ({
    name: `rejects schema together with content at ${path.join('/')}`,
    document: changed([[...path, 'content'], content]),
    errors: [{ path: [...path, 'content'].join('/'), message: remove('schema', 'content') }],
  })),
  {
    name: 'rejects an example with a value and an externalValue',
    document: changed([[...example, 'externalValue'], 'https://example.com/card.json']),
    errors: [{ path: [...example, 'externalValue'].join('/'), message: remove('value', 'externalValue') }],
  },
  {
    name: 'rejects a license with an identifier and a URL',
    document: changed([license, { name: 'MIT', identifier: 'MIT', url: 'https://example.com/mit' }]),
    errors: [{ path: [...license, 'url'].join('/'), message: remove('identifier', 'url') }],
  },
]);
