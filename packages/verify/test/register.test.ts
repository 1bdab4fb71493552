import { beforeAll, describe, expect, it } from 'vitest';
import type { Platform } from '@wapi/types';
import { formatReport } from '../src/report/format.js';
import { readRegister } from '../src/register/read-register.js';
import { registerSteps } from '../src/register/register-steps.js';
import type { RunReport } from '../src/run/report.js';
import { runInProcess, startInProcess } from './support/in-process.js';

const password = 'Passw0rd!';
/**
 * Register entries that the mock's responses cannot decide, because the mock has no transaction with a different
 * status.
 */
const OPEN = ['transaction-statuses'];

/** Runs the probes with an account, each time against a new mock. */
async function settle(email: string, platform: Platform = 'tt', allowMoney = true): Promise<RunReport> {
  const server = startInProcess({ platform });
  const steps = registerSteps(readRegister(), { platform, allowMoney });
  const report = await runInProcess(server, { steps, platform, credentials: { email, password } });
  await server.mock.close();
  return report;
}

const probes = readRegister().filter(({ probe }) => probe !== undefined);
let reports: RunReport[] = [];
beforeAll(async () => {
  reports = [
    await settle('wapi@test.com'),
    await settle('new@test.com'),
    await settle('mma@test.com'),
    await settle('new@test.com', 'jm'),
  ];
});

describe('against the mock, the probe', () => {
  it.each(probes.map(({ id }) => [id]))('of %s finds what the mock was built by', (id) => {
    const results = reports.flatMap(({ register }) => register.filter((result) => result.id === id));
    expect(results.filter(({ result }) => result === 'contradicted')).toEqual([]);
    expect(
      results.some(({ result }) => result === 'settled'),
      JSON.stringify(results),
    ).toBe(!OPEN.includes(id));
  });
});

describe('the probes', () => {
  it('cover more than half of the register, and each refers to a decision', () => {
    expect(probes.length).toBeGreaterThan(readRegister().length / 2);
    for (const { probe } of probes) expect(probe?.readings.length).toBeGreaterThan(0);
  });

  it('move no money unless it is allowed', async () => {
    const { register } = await settle('wapi@test.com', 'tt', false);
    expect(register.find(({ id }) => id === 'withdrawal-fee')).toMatchObject({
      result: 'open',
      reason: 'createWithdrawal moves money; allow it with --allow-money',
    });
  });

  it('contradict the spec if the server differs, and print the edit that follows', async () => {
    const server = startInProcess();
    const transport: typeof server.transport = async (request) => {
      const response = await server.transport(request);
      return request.path.startsWith('/user/banks/savings') ? { ...response, status: 400 } : response;
    };
    const steps = registerSteps(readRegister(), { platform: 'tt', allowMoney: false });
    const report = await runInProcess({ ...server, transport }, { steps });
    await server.mock.close();
    expect(formatReport(report, 'text')).toContain(
      [
        '  contradicted banks-other-type: The response to an unknown type of bank account. 400.',
        '    edit spec/paths/user_banks.yaml: one path with a parameter and a 400',
        '    then delete banks-other-type from spec/discrepancies.yaml, and its x-discrepancy marks',
      ].join('\n'),
    );
  });
});
