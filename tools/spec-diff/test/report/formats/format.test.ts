import { expect, it } from 'vitest';
import { nameItems } from '../../../src/report/name-items.js';
import { formatChange, formatLocation, truncateList } from '../../../src/report/formats/format.js';

it.each([
  ['/components/schemas/AccountFields/properties/email/maxLength', 'AccountFields.email maxLength'],
  ['/components/schemas/Page/properties/data/items/properties/id', 'Page.data[].id'],
  ['/paths/~1user/get', 'GET /user'],
  ['/paths/~1user/get/responses/200', 'GET /user, responses 200'],
  ['/paths/~1user/parameters/0', '/user, parameters 0'],
  ['/paths/~1user/servers', '/user, servers'],
  ['/paths/~1user~1limits', '/user/limits'],
  ['/webhooks/withdrawal.held_for_refund', 'webhook withdrawal.held_for_refund'],
  ['/x-platforms/tt/currencies', 'x-platforms tt currencies'],
])('formatLocation › formats %s as %s', (pointer, text) => {
  expect(formatLocation(pointer)).toBe(text);
});

const document = {
  security: [{ bearer: ['read', 'write'], key: [] }, {}],
  servers: [{ url: 'https://example.com' }],
  tags: [{ name: 'User' }],
  paths: { '/user': { parameters: [{ $ref: '#/components/parameters/Page' }, { description: 'No name.' }] } },
  components: {
    parameters: { Page: { name: 'page', in: 'query' } },
    schemas: { Pet: { enum: ['cat', 5, null], oneOf: [{ $ref: '#/components/schemas/Cat' }] }, Cat: {} },
  },
};

it.each([
  ['/paths/~1user/parameters/0', '/paths/~1user/parameters/page'],
  ['/paths/~1user/parameters/1/description', '/paths/~1user/parameters/1/description'],
  ['/paths/~1user/parameters/9', '/paths/~1user/parameters/9'],
  ['/security/0', '/security/bearer read write + key'],
  ['/security/1', '/security/no credential'],
  ['/servers/0', '/servers/https:~1~1example.com'],
  ['/tags/0/name', '/tags/User/name'],
  ['/components/schemas/Pet/enum/1', '/components/schemas/Pet/enum/5'],
  ['/components/schemas/Pet/enum/2', '/components/schemas/Pet/enum/2'],
  ['/components/schemas/Pet/oneOf/0', '/components/schemas/Pet/oneOf/Cat'],
])('nameItems › names %s as %s', (pointer, named) => {
  expect(nameItems(document, pointer)).toBe(named);
});

it.each([
  [{ before: 5, after: 1 }, '5 → 1'],
  [{ before: ['a', 'b'], after: ['a', 'c'] }, '− b, + c'],
  [{ before: ['a', 'b'], after: ['b', 'a'] }, '["a","b"] → ["b","a"]'],
  [{ before: 'x' }, 'x → nothing'],
  [{}, undefined],
])('formatChange › formats %j as %s', (values, text) => {
  expect(formatChange({ message: 'Changed.', ...values })).toBe(text);
});

it('formatChange › omits a change that the message contains', () => {
  expect(formatChange({ message: "`maxLength` changed from '5' to '1'.", before: 5, after: 1 })).toBeUndefined();
});

it('truncateList › shortens a list of more than four names', () => {
  expect(truncateList(['a', 'b', 'c', 'd'])).toBe('a, b, c, d');
  expect(truncateList(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c and 2 more');
});
