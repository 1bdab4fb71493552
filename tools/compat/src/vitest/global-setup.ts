import type { TestProject } from 'vitest/node';
import { installConsumer } from '../package-managers/install-consumer.js';
import { downloadRuntimes, whyUnavailable } from '../runtimes/download.js';

/**
 * Packs and installs the packages once for all tests, which get the project with `inject('consumer')`. At the same
 * time, downloads the selected runtimes. The test files that use them run in parallel, and would otherwise each
 * download them.
 */
export default async function setUp(tests: TestProject): Promise<() => void> {
  const usesRuntimes = (process.env['WAPI_RUNTIMES'] ?? '') !== '' && whyUnavailable() === undefined;
  const [{ consumer, remove }] = await Promise.all([installConsumer(), usesRuntimes && downloadRuntimes()]);
  tests.provide('consumer', consumer);
  return remove;
}
