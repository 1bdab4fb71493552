import shared from '../workspace/vitest.config.ts';

// Rules hold no state, and to load Spectral anew for each file would double the time.
export default { ...shared, test: { ...shared.test, isolate: false } };
