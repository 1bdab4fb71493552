import { createBuildProgress } from './build-progress.js';
import { runTurbo } from './run-turbo.js';

/**
 * Builds everything from the spec. If a step after the bundling fails, also lints the spec. The failed step shows only
 * the consequences of a mistake, but the lint names the file and line of the mistake.
 *
 * @returns whether the build succeeded
 */
export async function build(): Promise<boolean> {
  const progress = createBuildProgress(process.stdout);
  // Continue after a failure, so that the lint is built too. The lint explains why a spec cannot be built.
  const { failed } = await runTurbo(['bundle', 'generate', 'build'], {
    keepGoing: true,
    onTask: progress.add,
  });
  if (failed.length === 0) {
    progress.end();
    return true;
  }
  if (!failed.includes('@wapi/spec#bundle') && !failed.includes('turbo')) {
    console.log('Linting the spec to find the cause');
    await runTurbo(['lint'], { onTask: () => undefined });
  }
  return false;
}
