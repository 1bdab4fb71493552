import { getCompetitorVersions } from '../competitors.js';
import type { Aim, Comparison, Figure, LeftOut, PartResult } from '../measure/comparison.js';
import { errorMessage } from '../measure/error-message.js';
import { measureInProcess } from './measure-in-process.js';
import { measureConnections, measureMemory } from './measure-load.js';
import { measureRequests } from './measure-requests.js';
import { measureStarts } from './measure-starts.js';
import { serverKinds } from './server-kinds.js';
import type { ServerKind } from './server-kinds.js';
import { startServer } from './start-server.js';

/** Compares the mock with other mocks and a bare server. */
export async function measureMock(): Promise<PartResult> {
  const comparisons: Comparison[] = [];
  const figures: Figure[] = [];
  const aims: Aim[] = [];
  const leftOut: LeftOut[] = [];
  const attempt = async (name: string, measure: () => Promise<void>): Promise<void> => {
    console.log(`  ${name}`);
    await measure().catch((error: unknown) => leftOut.push({ name, reason: errorMessage(error) }));
  };

  const { kinds, leftOut: notStarted } = await findStartable();
  leftOut.push(...notStarted);
  await attempt('calls in process', async () => {
    const result = await measureInProcess();
    comparisons.push(...result.comparisons);
    leftOut.push(...result.leftOut);
  });
  await attempt('requests to servers', async () => {
    const result = await measureRequests(kinds);
    comparisons.push(...result.comparisons);
    leftOut.push(...result.leftOut);
  });
  await attempt('starts of servers', async () => void comparisons.push(...(await measureStarts(kinds))));
  await attempt('memory under load', async () => void figures.push(await measureMemory()));
  await attempt('10,000 connections', async () => {
    const { comparison, aim } = await measureConnections();
    comparisons.push(comparison);
    aims.push(aim);
  });
  return { comparisons, figures, aims, leftOut, versions: getCompetitorVersions() };
}

/** Starts each server once, and leaves out servers that cannot start. */
async function findStartable(): Promise<{ kinds: ServerKind[]; leftOut: LeftOut[] }> {
  const kinds: ServerKind[] = [];
  const leftOut: LeftOut[] = [];
  for (const kind of serverKinds) {
    try {
      (await startServer(kind)).stop();
      kinds.push(kind);
    } catch (error) {
      if (kind.role === 'ours') throw error;
      leftOut.push({ name: kind.name, reason: errorMessage(error) });
    }
  }
  return { kinds, leftOut };
}
