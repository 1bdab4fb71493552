import { contract } from '@wapi/types';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { installBetterSqlite3, shopFiles } from '../../src/integrations/better-sqlite3.js';
import { downloadIntegrations, whyNotSelected } from '../../src/integrations/download.js';
import { createProject, type Project } from '../../src/integrations/project.js';

const TWENTY_MINUTES = 1_200_000;
const EVENT = JSON.stringify(contract.webhooks[0]?.requestBody.content[0]?.examples[0]?.value);

let reason = whyNotSelected(process.env);
let project: Project | undefined;
beforeAll(async () => {
  reason ??= (await downloadIntegrations()) ?? (await installBetterSqlite3());
  if (reason !== undefined) return;
  const consumer = inject('consumer');
  project = await createProject(consumer, shopFiles(consumer));
}, TWENTY_MINUTES);
beforeEach(({ skip }) => {
  if (reason !== undefined) skip(reason);
});
afterAll(() => project?.remove());

async function runTask(task: string): Promise<unknown> {
  const { stdout, stderr } = (await project?.node('main.js', task, EVENT)) ?? {};
  expect(stderr).toBe('');
  return stdout ? JSON.parse(stdout) : undefined;
}

describe('the example for better-sqlite3', () => {
  it('charges an order once, after a lost response and for two processes at once', async () => {
    expect(await runTask('charge')).toEqual({
      lost: ['unknown', 'askHuman'],
      // The second process may come late and get the same charge.
      atOnce: expect.arrayContaining(['charged']),
      made: [1, 1],
    });
  });

  it('stores nothing of an event if the process is killed, and the event once if the handler fails', async () => {
    expect(await runTask('end')).toBeUndefined();
    expect(await runTask('count')).toEqual([0, 0]);
    expect(await runTask('deliver')).toEqual([
      [500, [0, 0]],
      [204, [1, 1]],
      [204, [1, 1]],
    ]);
  });
});
