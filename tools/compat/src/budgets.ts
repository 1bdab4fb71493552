/** The bytes that an entry of the client may add to an application's bundle. */
export interface BundleBudget {
  /** Who imports it. */
  readonly consumer: string;
  /** The specifier that it imports from. */
  readonly entry: string;
  readonly imports: readonly string[] | '*';
  /** Bytes: esbuild, minified, gzip level 9. */
  readonly limit: number;
}

const THREE_OPERATIONS = ['getUserProfile', 'createPicture', 'chargeTrustedCard'];

/** Change a limit only on purpose. An entry that the package does not have is skipped. */
export const bundleBudgets: readonly BundleBudget[] = [
  { consumer: 'all operations', entry: '@wapi/client', imports: ['createWapi'], limit: 15_900 },
  {
    consumer: 'three operations',
    entry: '@wapi/client/operations',
    imports: ['createWapiWith', ...THREE_OPERATIONS],
    limit: 12_300,
  },
  { consumer: 'webhooks', entry: '@wapi/client/webhooks', imports: '*', limit: 1800 },
];

/** Entries that need Node's modules. They have no limit, because they run where nothing is downloaded first. */
export const nodeEntries = ['@wapi/client/node'];

/** How many type instantiations a program may cost in a build or in an editor. */
export const instantiationBudgets = [
  { program: 'three-operations.ts', limit: 100 },
  { program: 'three-operations-alone.ts', limit: 110 },
  { program: 'three-operations-handled.ts', limit: 150 },
];
