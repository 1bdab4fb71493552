import shared from '../workspace/vitest.config.ts';

// The comparison has no state, and loading the bundle and Redocly again for each file would double the time.
export default { ...shared, test: { ...shared.test, isolate: false } };
