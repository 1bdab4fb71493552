/** Shared by all packages. Prints results, and writes them as JSON for the totals of `npm test`. */
export default {
  test: {
    include: ['test/**/*.test.{js,ts,tsx}'],
    // Use every core, because many tests only wait for a browser or a process, and the longest package runs last,
    // alone.
    maxWorkers: '100%',
    // Long timeouts, because packages are tested in parallel and a slow machine may start processes late.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/vitest.json' },
  },
};
