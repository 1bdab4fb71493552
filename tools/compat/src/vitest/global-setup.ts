import type { TestProject } from 'vitest/node';
import { installConsumer } from '../package-managers/install-consumer.js';
import { downloadRuntimes, whyUnavailable } from '../runtimes/download.js';

/**
 * Packs and installs once for all tests. They get the project with `inject('consumer')`. Meanwhile downloads the runtimes,
 * if some are selected: the files that use them run at the same time, and each would download them.
 */
export default async function setUp(tests: TestProject): Promise<() => void> {
  const usesRuntimes = (process.env['WAPI_RUNTIMES'] ?? '') !== '' && whyUnavailable() === undefined;
  const [{ consumer, remove }] = await Promise.all([installConsumer(), usesRuntimes && downloadRuntimes()]);
  tests.provide('consumer', consumer);
  return remove;
}
