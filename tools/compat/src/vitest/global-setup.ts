import type { TestProject } from 'vitest/node';
import { installConsumer } from '../package-managers/install-consumer.js';

/** Packs and installs once for all tests. They get the project with `inject('consumer')`. */
export default async function setUp(tests: TestProject): Promise<() => void> {
  const { consumer, remove } = await installConsumer();
  tests.provide('consumer', consumer);
  return remove;
}
