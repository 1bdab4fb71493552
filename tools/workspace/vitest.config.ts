/** Shared by every package: results on the terminal, and as JSON for the closing line of `npm test`. */
export default {
  test: {
    include: ['test/**/*.test.{js,ts,tsx}'],
    // Vitest would leave a core to whoever watches. Here many tests wait, for a browser or a process, and the longest package is tested last, alone.
    maxWorkers: '100%',
    // Packages are tested side by side, so a process that a test starts may have to wait for its turn.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/vitest.json' },
  },
};
