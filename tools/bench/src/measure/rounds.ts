interface Rounds {
  readonly rounds: number;
  /** Number of warm-up rounds, which compile code and fill caches. */
  readonly warmUps?: number;
}

/** Receives a candidate that failed, which is then no longer sampled. Throw to end the measurement. */
type Drop<Candidate> = (candidate: Candidate, error: unknown) => void;

/**
 * Takes one sample of each candidate in each round, so that other load on the machine affects all candidates equally.
 *
 * @param take receives the round, which is negative in a warm-up
 * @returns the samples of each candidate, one per counted round; no samples for a candidate that was dropped
 * @throws the error from `take` or `drop`
 */
export async function sampleInTurn<Candidate, Sample>(
  candidates: readonly Candidate[],
  { rounds, warmUps = 0 }: Rounds,
  take: (candidate: Candidate, round: number) => Promise<Sample>,
  drop: Drop<Candidate> = throwError,
): Promise<Sample[][]> {
  const samples: Sample[][] = candidates.map(() => []);
  const dropped = new Set<Candidate>();
  for (let round = 0 - warmUps; round < rounds; round += 1) {
    for (const [index, candidate] of candidates.entries()) {
      if (dropped.has(candidate)) continue;
      try {
        const sample = await take(candidate, round);
        if (round >= 0) samples[index]?.push(sample);
      } catch (error) {
        drop(candidate, error);
        dropped.add(candidate);
        samples[index] = [];
      }
    }
  }
  return samples;
}

function throwError(_candidate: unknown, error: unknown): never {
  throw error;
}
