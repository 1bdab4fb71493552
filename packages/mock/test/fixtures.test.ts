import { contract, type OperationId, type operations } from '@wapi/types';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { expect, it } from 'vitest';
import { fixtures } from '../src/fixtures.js';
import { createMock } from '../src/index.js';

type Body<Response> = Response extends { content: { 'application/json': infer Json } } ? Json : never;
/** The types of the spec's schemas. The type check fails if a fixture is not assignable to its schema. */
type Documented = {
  readonly [Id in OperationId]: {
    readonly [Status in keyof operations[Id]['responses']]: Readonly<
      Record<string, Body<operations[Id]['responses'][Status]>>
    >;
  };
};
const documented: Documented = fixtures;

it('every example of the spec is a fixture that matches its schema', () => {
  const ajv = formats.default(new Ajv2020({ strict: false }));
  // Cache validators, because most responses share their schema.
  const validators = new Map<string, ValidateFunction>();
  const all: Record<string, Record<string, Record<string, unknown>>> = documented;
  const examples = contract.operations.flatMap(({ id, responses }) =>
    responses.flatMap(({ status, schema, examples: named }) => {
      const text = JSON.stringify(schema);
      const validate = validators.get(text) ?? ajv.compile(schema);
      validators.set(text, validate);
      return named.map(({ name, value }) => {
        const fixture = all[id]?.[status]?.[name];
        expect(fixture, `${id} ${status} ${name}`).toEqual(value);
        expect(validate(fixture), `${id} ${status} ${name}: ${ajv.errorsText(validate.errors)}`).toBe(true);
        return name;
      });
    }),
  );
  expect(examples.length).toBeGreaterThan(300);
});

it('a fixture has a literal type, is the response of the mock and cannot be changed', async () => {
  const { pictureExists } = fixtures.createPicture[409];
  const message: 'A profile picture already exists.' = pictureExists.message;
  const headers = { prefer: 'code=409, example=pictureExists' };
  const response = await createMock().fetch('http://mock/wapi/user/picture', { method: 'POST', headers });
  expect(await response.json()).toEqual({ message });
  expect(() => Object.assign(pictureExists, { message: '' })).toThrow(TypeError);
});
