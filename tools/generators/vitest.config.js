export { default } from '../workspace/vitest.config.js';
