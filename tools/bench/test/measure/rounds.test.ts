import { expect, it } from 'vitest';
import { sampleInTurn } from '../../src/measure/rounds.js';

it('takes the candidates in turn and drops the samples of warm-up rounds', async () => {
  const taken: string[] = [];
  const samples = await sampleInTurn(['a', 'b'], { rounds: 2, warmUps: 1 }, async (name, round) => {
    taken.push(`${name}${round}`);
    return `${name}${round}`;
  });
  expect(taken).toEqual(['a-1', 'b-1', 'a0', 'b0', 'a1', 'b1']);
  expect(samples).toEqual([
    ['a0', 'a1'],
    ['b0', 'b1'],
  ]);
});
