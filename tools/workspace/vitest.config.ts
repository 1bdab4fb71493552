const ISOLATED = 'test/**/*.isolated.test.ts';

/**
 * Shared by all packages. Prints results, and writes them as JSON for the totals of `npm test`.
 *
 * Test files share processes, because importing the same modules again for each file would take half of the time. A
 * file that mocks modules or depends on being the first to import one is named `*.isolated.test.ts`, and has its own
 * process.
 */
export default {
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'shared', include: ['test/**/*.test.{js,ts,tsx}'], exclude: [ISOLATED], isolate: false },
      },
      { extends: true, test: { name: 'isolated', include: [ISOLATED] } },
    ],
    // Use every core, because many tests only wait for a browser or a process. The longest package runs alone at the
    // end.
    maxWorkers: '100%',
    // Use long timeouts, because packages are tested in parallel, and a slow machine may start processes late.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/vitest.json' },
  },
};
