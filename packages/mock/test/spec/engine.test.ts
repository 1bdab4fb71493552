import { contract, document } from '@wapi/types';
import { describe, expect, it } from 'vitest';
import { createExamples, renderAllExamples } from '../../src/spec/examples.js';
import { loadPrism } from '../../src/spec/prism.js';
import { prebuiltExamples } from '../../src/generated/examples.js';

describe('the prebuilt examples', () => {
  it('equal the responses of Prism', async () => {
    expect(prebuiltExamples).toEqual(await renderAllExamples(await loadPrism(document), contract));
  });

  it('are used instead of a renderer', async () => {
    const kept = { 'getUserProfile 200 userProfile': { status: 200, headers: [], json: '{}' } };
    expect(await createExamples({ openapi: '' }, contract, kept).find('getUserProfile', 200, 'userProfile')).toBe(
      kept['getUserProfile 200 userProfile'],
    );
  });

  it('name an example or operation that the spec does not have', async () => {
    const engine = createExamples(document, contract);
    await expect(async () => engine.find('getUserProfile', 200, 'nothing')).rejects.toThrow(
      'The spec has no example nothing for the 200 of getUserProfile. Add it to the spec.',
    );
    await expect(async () => engine.find('getNothing', 200, 'nothing')).rejects.toThrow(
      'The spec has no operation getNothing.',
    );
  });
});
