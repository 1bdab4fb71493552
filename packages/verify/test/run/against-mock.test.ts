import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { operationOf, type Step } from '../../src/probes/step.js';
import { contract } from '@wapi/types';
import type { RunReport } from '../../src/run/report.js';
import { workflowSteps } from '../../src/run/workflow-steps.js';
import { linesOf, runInProcess, startInProcess } from '../support/in-process.js';

const server = startInProcess();
afterAll(() => server.mock.close());
beforeEach(() => server.mock.reset());
const MMA = { email: 'mma@test.com', password: 'Passw0rd!', accountNumber: '1428855397' };

const skippedIn = ({ steps }: RunReport): string[] =>
  steps.flatMap(({ id, outcome, reason }) => (outcome === 'passed' ? [] : [`${id}: ${outcome}, ${reason ?? ''}`]));

describe('a run against the mock', () => {
  it('finds no deviation and skips what only a Main Merchant Account may do', async () => {
    const report = await runInProcess(server);
    expect(linesOf(report)).toEqual([]);
    expect(report.finished).toBe(true);
    expect(skippedIn(report)).toEqual([
      'read:retrieveAccount: skipped, it needs the number of an account: set WAPI_ACCOUNT_NUMBER',
      'unknown-item:retrieveAccount: skipped, the account may not use wapi-accounts-all',
      'bad parameter:retrieveAccount:account_number, pattern: skipped, the account may not use wapi-accounts-all',
      'bad field:createAccount:no fields: skipped, the account may not use wapi-accounts-all',
    ]);
  });

  it('finds no deviation as a Main Merchant Account without transactions', async () => {
    const report = await runInProcess(server, { credentials: MMA });
    expect(linesOf(report)).toEqual([]);
    expect(skippedIn(report).filter((line) => line.includes('ccount:'))).toEqual([]);
  });

  it('finds no deviation with a key alone', async () => {
    const listing = (await (await server.mock.fetch('http://mock/__wapi')).json()) as {
      personas: { key: string }[];
    };
    const report = await runInProcess(server, { credentials: { key: listing.personas[0]?.key ?? '' } });
    expect(linesOf(report)).toEqual([]);
  });

  it('stays within the rate limits', async () => {
    const statuses: number[] = [];
    await runInProcess(server, { onExchange: ({ response }) => statuses.push(response?.status ?? 0) });
    expect(statuses).not.toContain(429);
    expect(statuses.length).toBeGreaterThan(150);
  });

  it('finds no deviation in a workflow, and says which step of a wrong one failed', async () => {
    const options = { contract, platform: 'tt', allowMoney: false, inputs: {} } as const;
    const steps = workflowSteps(['sign-in'], options);
    expect(await runInProcess(server, { steps })).toMatchObject({ deviations: [], steps: [{ outcome: 'passed' }] });
    const transport: typeof server.transport = async (request) => {
      const response = await server.transport(request);
      return request.path === '/auth/tokens/refresh' ? { ...response, status: 403 } : response;
    };
    const { deviations } = await runInProcess({ ...server, transport }, { steps });
    expect(deviations.at(-1)).toMatchObject({ keyword: 'workflow', place: 'workflow/sign-in/refresh' });
  });

  it('skips a workflow that needs another account, or an input that the environment lacks', async () => {
    const options = { contract, platform: 'tt', allowMoney: true, inputs: {} } as const;
    const report = await runInProcess(server, { steps: workflowSteps(['accounts', 'refund'], options) });
    expect(report.steps.map(({ reason }) => reason)).toEqual([
      'the account may not use wapi-accounts-all',
      'it needs transactionId: set WAPI_VERIFY_TRANSACTION_ID',
    ]);
  });

  it('skips a workflow that would change or delete what the account has', async () => {
    const options = { contract, platform: 'tt', allowMoney: false, inputs: {} } as const;
    const report = await runInProcess(server, { steps: workflowSteps(['picture', 'banks', 'refund'], options) });
    expect(report.steps.map(({ reason }) => reason)).toEqual([
      'the account has a picture, which the run must not change',
      'the account has a local bank account, which the run must not change',
      'createRefundRequest moves money; allow it with --allow-money',
    ]);
  });
});

describe('an interrupted run', () => {
  it('continues with the step that was interrupted', async () => {
    const stopping = new AbortController();
    const first = await runInProcess(server, {
      signal: stopping.signal,
      onStep: (_result, { steps }) => steps.length === 5 && stopping.abort(),
    });
    expect([first.finished, first.steps.length]).toEqual([false, 5]);
    const second = await runInProcess(server, { before: first });
    expect(second.finished).toBe(true);
    expect(new Set(second.steps.map(({ id }) => id)).size).toBe(second.steps.length);
  });

  it('deletes what it created, and nothing else', async () => {
    const { method, path } = operationOf(contract, 'createForeignBank');
    const { value } = operationOf(contract, 'createForeignBank').requestBody?.content[0]?.examples[0] ?? {};
    const step: Step = {
      id: 'create',
      kind: 'workflow',
      title: 'creates a foreign bank account',
      calls: ['createForeignBank'],
      run: async (session) => {
        await session.expect({ method, path, fields: value as Record<string, string> }, { status: [201] });
        throw new Error('a bug');
      },
    };
    const deleted: string[] = [];
    const run = runInProcess(server, {
      steps: [step],
      onExchange: ({ method: sent, path: target, response }) =>
        sent === 'DELETE' && deleted.push(`${target} ${response?.status ?? 0}`),
    });
    await expect(run).rejects.toThrow('a bug');
    expect(deleted).toEqual(['/user/banks/foreign 200', '/auth/tokens 200']);
  });
});
