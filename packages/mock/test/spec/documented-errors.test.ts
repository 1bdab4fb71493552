import { contract } from '@wapi/types';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createMock } from '../support/create-mock.js';
import { provocations } from '../support/error-cases.js';

describe('every documented error can be provoked', () => {
  const mock = createMock();
  beforeEach(() => mock.reset());
  afterAll(() => mock.close());

  it.each(provocations)(
    '$operation $status $example by $by',
    async ({ operation, status, example, message, provoke }) => {
      const reply = await provoke(mock);
      const documented = contract.operations
        .find(({ id }) => id === operation)
        ?.responses.find((response) => response.status === status);
      const body = documented?.examples.find(({ name }) => name === example)?.value as { message: string };

      expect(reply.status, reply.why).toBe(status);
      expect(reply.body).toEqual(message === undefined ? body : { message });
      for (const header of documented?.headers ?? []) expect(reply.headers.get(header), header).toMatch(/^\d+$/);
    },
  );

  it('leaves none out but 500, which nothing provokes', () => {
    const provoked = new Set(provocations.map(({ operation, status, example }) => `${operation} ${status} ${example}`));
    const documented = contract.operations.flatMap(({ id, responses }) =>
      responses
        .filter(({ status }) => status >= 400 && status !== 500)
        .flatMap(({ status, examples }) => examples.map(({ name }) => `${id} ${status} ${name}`)),
    );
    const missing = documented.filter((error) => !provoked.has(error));
    expect(missing, 'Give the mock a rule for each, and provoke it in test/support/*-provocations.ts').toEqual([]);
  });
});
