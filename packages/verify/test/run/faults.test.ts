import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { bodyFaults } from '../support/body-faults.js';
import { type Fault, withFaults } from '../support/fault.js';
import { messageFaults } from '../support/message-faults.js';
import { restoring, tokenFaults } from '../support/token-faults.js';
import { linesOf, runInProcess, startInProcess } from '../support/in-process.js';

const faults: readonly Fault[] = [...messageFaults, ...bodyFaults, ...tokenFaults];
const server = startInProcess();
afterAll(() => server.mock.close());
beforeEach(() => server.mock.reset());

const runWith = async (planted: readonly Fault[]): Promise<string[]> =>
  linesOf(await runInProcess({ ...server, transport: withFaults(restoring(server.transport), planted) }));

describe('a run against a wrong server finds', () => {
  it.each(faults.map((fault) => [fault.name, fault] as const))('%s and nothing else', async (_name, fault) => {
    expect(await runWith([fault])).toEqual(fault.finds);
  });

  it('all faults at once and nothing else', async () => {
    expect(faults.length).toBeGreaterThanOrEqual(40);
    const found = await runWith(faults);
    expect(found.toSorted()).toEqual([...new Set(faults.flatMap(({ finds }) => finds))].toSorted());
  });
});
