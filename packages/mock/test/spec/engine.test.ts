import { contract, document } from '@wapi/types';
import { describe, expect, it } from 'vitest';
import { createExamples, keyOf } from '../../src/spec/examples.js';
import { prebuiltExamples } from '../../src/generated/examples.js';

const answers = contract.operations.flatMap(({ id, responses }) =>
  responses.flatMap(({ status, examples }) => examples.map(({ name }) => [id, status, name] as const)),
);

describe('the prebuilt examples', () => {
  it('equal the responses of Prism', async () => {
    const engine = createExamples(document);
    const fresh = await Promise.all(
      answers.map(async ([id, status, name]) => [keyOf(id, status, name), await engine.find(id, status, name)]),
    );
    expect(prebuiltExamples).toEqual(Object.fromEntries(fresh));
  });

  it('are used instead of Prism', async () => {
    const kept = { 'getUserProfile 200 userProfile': { status: 200, headers: [], json: '{}' } };
    expect(await createExamples({ openapi: '' }, kept).find('getUserProfile', 200, 'userProfile')).toBe(
      kept['getUserProfile 200 userProfile'],
    );
  });

  it('name an example or operation that the spec does not have', async () => {
    const engine = createExamples(document);
    await expect(async () => engine.find('getUserProfile', 200, 'nothing')).rejects.toThrow(
      /no example nothing for the 200 of getUserProfile/,
    );
    await expect(async () => engine.find('getNothing', 200, 'nothing')).rejects.toThrow(
      'The spec has no operation getNothing.',
    );
  });
});
