interface Rounds {
  readonly rounds: number;
  /** Rounds before the counted ones: code is compiled and caches are filled in them. */
  readonly warmUps?: number;
}

/**
 * Takes one sample of each candidate in each round, so that other load on the machine affects all candidates alike.
 *
 * @param take called with the round, negative in a warm-up
 * @returns the samples of each candidate, one per counted round
 */
export async function sampleInTurn<Candidate, Sample>(
  candidates: readonly Candidate[],
  { rounds, warmUps = 0 }: Rounds,
  take: (candidate: Candidate, round: number) => Promise<Sample>,
): Promise<Sample[][]> {
  const samples: Sample[][] = candidates.map(() => []);
  for (let round = -warmUps; round < rounds; round += 1) {
    for (const [index, candidate] of candidates.entries()) {
      const sample = await take(candidate, round);
      if (round >= 0) samples[index]?.push(sample);
    }
  }
  return samples;
}
