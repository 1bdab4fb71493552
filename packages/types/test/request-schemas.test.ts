import { expect, test } from 'vitest';
import { findRequestSchemas } from '../scripts/request-schemas.js';

const ref = (pointer: string): object => ({ $ref: `#/components/${pointer}` });

test('finds the schemas of request bodies, also those that other schemas refer to, and no schema of a response', () => {
  const document = {
    paths: {
      '/accounts': {
        post: { requestBody: ref('requestBodies/Account'), responses: { 200: ref('responses/Ok') } },
        patch: { requestBody: { content: { form: { schema: ref('schemas/Update') } } } },
      },
    },
  };
  const components = {
    requestBodies: {
      Account: { content: { form: { schema: ref('schemas/Create'), examples: { a: ref('examples/Found') } } } },
    },
    responses: { Ok: { content: { json: { schema: ref('schemas/Found') } } } },
    schemas: {
      Create: { allOf: [ref('schemas/Base'), { properties: { parent: ref('schemas/Create') } }] },
      Base: { properties: { email: ref('schemas/Email') } },
      Email: { type: 'string' },
      Update: { type: 'object' },
      Found: { type: 'object' },
    },
    examples: { Found: { value: {} } },
  };
  expect([...findRequestSchemas(document, components)].toSorted()).toEqual(['Base', 'Create', 'Email', 'Update']);
});
