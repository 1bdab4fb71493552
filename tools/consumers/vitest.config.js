import shared from '../workspace/vitest.config.js';

export default { test: { ...shared.test, globalSetup: 'src/global-setup.js' } };
