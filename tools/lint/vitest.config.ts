import shared from '../workspace/vitest.config.ts';

// Rules have no state, and loading Spectral again for each file would double the time.
export default { ...shared, test: { ...shared.test, isolate: false } };
