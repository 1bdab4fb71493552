import { installConsumer } from './install.js';

/**
 * Packs and installs once for all tests, which find the project by `inject('consumer')`.
 *
 * @param {import('vitest/node').TestProject} tests
 */
export default async function setUp(tests) {
  const { consumer, remove } = await installConsumer();
  tests.provide('consumer', consumer);
  return remove;
}
