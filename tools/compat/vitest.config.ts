import shared from '../workspace/vitest.config.ts';

export default { test: { ...shared.test, globalSetup: 'src/vitest/global-setup.ts' } };
