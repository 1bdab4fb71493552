import { contract } from '@wapi/types';
import { operationOf, type Step } from '../probes/step.js';
import { createPacer } from './pacer.js';

/** The requests and waits of a run. */
export interface Plan {
  requests: number;
  /** The total wait for rate limits, in milliseconds. */
  waits: number;
  steps: readonly Step[];
}

/** Plans a run without sending requests. Simulates the calls of the steps in order to estimate the waits. */
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
