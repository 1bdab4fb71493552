import { contract } from '@wapi/types';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createMock } from '../support/create-mock.js';
import { errorCases } from '../support/error-cases.js';

describe('the mock', () => {
  const mock = createMock();
  beforeEach(() => mock.reset());
  afterAll(() => mock.close());

  it.each(errorCases)(
    'returns $operation $status $example for $cause',
    async ({ operation, status, example, message, trigger }) => {
      const reply = await trigger(mock);
      const documented = contract.operations
        .find(({ id }) => id === operation)
        ?.responses.find((response) => response.status === status);
      const body = documented?.examples.find(({ name }) => name === example)?.value as { message: string };

      expect(reply.status, reply.why).toBe(status);
      expect(reply.body).toEqual(message === undefined ? body : { message });
      for (const header of documented?.headers ?? []) expect(reply.headers.get(header), header).toMatch(/^\d+$/);
    },
  );

  it('returns every documented error except 500, which has no cause', () => {
    const tested = new Set(errorCases.map(({ operation, status, example }) => `${operation} ${status} ${example}`));
    const documented = contract.operations.flatMap(({ id, responses }) =>
      responses
        .filter(({ status }) => status >= 400 && status !== 500)
        .flatMap(({ status, examples }) => examples.map(({ name }) => `${id} ${status} ${name}`)),
    );
    const missing = documented.filter((error) => !tested.has(error));
    expect(missing, 'Add a rule of the mock for each error, and a case to test/support/*-error-cases.ts').toEqual([]);
  });
});
