import { fileURLToPath } from 'node:url';

const rootFolder = fileURLToPath(new URL('../../../', import.meta.url));

/** The script of the mock's command line. */
export const mockScript = `${rootFolder}packages/mock/dist/cli.js`;

/** The docs site, built. */
export const siteFolder = `${rootFolder}packages/docs/dist/`;

/** The folder of the docs, in which tsx finds their settings. */
export const docsFolder = `${rootFolder}packages/docs/`;

/** Node's arguments for the whole lint of the spec. */
export const lintArguments: readonly string[] = [
  '--import',
  import.meta.resolve('tsx'),
  `${rootFolder}tools/lint/src/lint-command.ts`,
];

/** The report of a whole run. */
export const reportPath = `${rootFolder}BENCHMARKS.md`;
