import { runTurbo } from './run-turbo.js';

/**
 * Builds everything from the spec. If that fails although the spec can be bundled, lints the spec: the lint names the file and line of a
 * mistake, and the failed step only its consequences.
 *
 * @returns whether it succeeded
 */
export async function build(): Promise<boolean> {
  // Keep going, because the lint's rules do not depend on the spec and have more to say about one that cannot be built.
  const { failed } = await runTurbo(['bundle', 'generate', 'build'], { keepGoing: true });
  if (failed.length === 0) return true;
  if (!failed.includes('@wapi/spec#bundle') && !failed.includes('turbo')) {
    console.log('Looking for the cause in the spec');
    await runTurbo(['lint']);
  }
  return false;
}
