/**
 * What an application pays for an entry of the client: its bytes in a bundle.
 *
 * @typedef {object} BundleBudget
 * @property {string} consumer who imports it
 * @property {string} entry what it imports from
 * @property {readonly string[] | '*'} imports the names that it imports
 * @property {number} limit bytes: esbuild, minified, gzip level 9
 */

const THREE_OPERATIONS = ['getUserProfile', 'createPicture', 'chargeTrustedCard'];

/**
 * The limits. A number moves when somebody decides that it should. An entry that the package does not have is skipped.
 *
 * @type {readonly BundleBudget[]}
 */
export const bundleBudgets = [
  { consumer: 'all operations', entry: '@wapi/client', imports: ['createWapi'], limit: 15_900 },
  { consumer: 'three operations', entry: '@wapi/client/operations', imports: ['createWapiWith', ...THREE_OPERATIONS], limit: 12_300 },
  { consumer: 'webhooks', entry: '@wapi/client/webhooks', imports: '*', limit: 1800 },
];

/** Entries that need Node's modules. They have no limit: where they run, nothing is downloaded first. */
export const nodeEntries = ['@wapi/client/node'];

/** How many type instantiations a program may cost those who build it, or have it open in an editor. */
export const instantiationBudgets = [
  { program: 'three-operations.ts', limit: 100 },
  { program: 'three-operations-alone.ts', limit: 110 },
  { program: 'three-operations-handled.ts', limit: 150 },
];
