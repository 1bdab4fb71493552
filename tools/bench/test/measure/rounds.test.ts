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

it('stops sampling a candidate that fails, and discards its samples', async () => {
  const dropped: string[] = [];
  const take = (name: string, round: number) =>
    name === 'a' && round === 1 ? Promise.reject(new Error('It broke.')) : Promise.resolve(round);
  const samples = await sampleInTurn(['a', 'b'], { rounds: 4 }, take, (name, error) =>
    dropped.push(`${name}: ${String(error)}`),
  );
  expect(samples).toEqual([[], [0, 1, 2, 3]]);
  expect(dropped).toEqual(['a: Error: It broke.']);
});

it('throws the error of a candidate that must not fail', async () => {
  await expect(sampleInTurn(['a'], { rounds: 1 }, () => Promise.reject(new Error('It broke.')))).rejects.toThrow(
    'It broke.',
  );
});
