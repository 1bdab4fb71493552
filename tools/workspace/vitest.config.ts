/** Shared by all packages: results on the terminal, and as JSON for the closing line of `npm test`. */
export default {
  test: {
    include: ['test/**/*.test.{js,ts,tsx}'],
    // By default Vitest leaves one core unused. Here many tests wait for a browser or a process, and the longest package is tested last, alone.
    maxWorkers: '100%',
    // Packages are tested side by side, so a process that a test starts may have to wait for its turn, above all on a slow machine.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/vitest.json' },
  },
};
