/** Shared by every package: results on the terminal, and as JSON for the closing line of `npm test`. */
export default {
  test: {
    include: ['test/**/*.test.{js,ts,tsx}'],
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/vitest.json' },
  },
};
