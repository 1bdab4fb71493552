import { fileURLToPath } from 'node:url';

const rootFolder = fileURLToPath(new URL('../../../', import.meta.url));

/** The script of the mock's command line. */
export const mockScript = `${rootFolder}packages/mock/dist/cli.js`;

/** The docs site, built. */
export const siteFolder = `${rootFolder}packages/docs/dist/`;

/** The script that builds the docs site. */
export const buildDocsScript = `${rootFolder}packages/docs/build/cli.js`;

/** Node's arguments for the whole lint of the spec. */
export const lintArguments: readonly string[] = [`${rootFolder}spec/scripts/lint.js`];

/** The report of a whole run. */
export const reportPath = `${rootFolder}BENCHMARKS.md`;
