import shared from '../workspace/vitest.config.ts';

// Test files share modules, because the comparison has no state, and reloading the bundle and Redocly for each file
// would double the time.
export default { ...shared, test: { ...shared.test, isolate: false } };
