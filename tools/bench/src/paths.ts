import { fileURLToPath } from 'node:url';

const rootFolder = fileURLToPath(new URL('../../../', import.meta.url));

/** The script of the mock's CLI. */
export const mockScript = `${rootFolder}packages/mock/dist/cli.js`;

/** The docs site, built. */
export const siteFolder = `${rootFolder}packages/docs/dist/`;

/** The folder of the docs package, in which tsx finds the package's settings. */
export const docsFolder = `${rootFolder}packages/docs/`;

/** Node's arguments for linting the whole spec. */
export const lintArguments: readonly string[] = [
  '--import',
  import.meta.resolve('tsx'),
  `${rootFolder}tools/lint/src/lint-command.ts`,
];

/** The report of a run of all parts. */
export const reportPath = `${rootFolder}BENCHMARKS.md`;
