export { default } from '../../tools/workspace/vitest.config.ts';
