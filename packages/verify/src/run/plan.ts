import { contract } from '@wapi/types';
import { operationOf, type Step } from '../probes/step.js';
import { createPacer } from './pacer.js';

/** The requests and waits of a run. */
export interface Plan {
  requests: number;
  /** Milliseconds of waits for rate limits. */
  waits: number;
  steps: readonly Step[];
}

/** Plans a run without a request. The waits are those of the calls of the steps, in their order. */
export async function planRun(steps: readonly Step[]): Promise<Plan> {
  let now = 0;
  const pacer = createPacer(
    () => now,
    (ms) => {
      now += ms;
      return Promise.resolve();
    },
  );
  let requests = 0;
  for (const { calls, reason } of steps) {
    if (reason !== undefined) continue;
    for (const id of calls) {
      const operation = operationOf(contract, id);
      await pacer.admit(operation);
      pacer.count(operation);
      requests += 1;
    }
  }
  return { requests, waits: now, steps };
}
