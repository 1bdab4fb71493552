/** The most bytes that an entry of the client may add to an application's bundle. */
export interface BundleBudget {
  /** The kind of application, for the test title. */
  readonly consumer: string;
  /** The imported specifier. */
  readonly entry: string;
  readonly imports: readonly string[] | '*';
  /** Bytes: esbuild, minified, gzip level 9. */
  readonly limit: number;
}

const THREE_OPERATIONS = ['getUserProfile', 'createPicture', 'chargeTrustedCard'];

/** Change a limit only on purpose. Entries that the package does not have are skipped. */
export const bundleBudgets: readonly BundleBudget[] = [
  { consumer: 'all operations', entry: '@wapi/client', imports: ['createWapi'], limit: 18_000 },
  {
    consumer: 'three operations',
    entry: '@wapi/client/operations',
    imports: ['createWapiWith', ...THREE_OPERATIONS],
    limit: 15_200,
  },
  { consumer: 'charges', entry: '@wapi/client/charges', imports: '*', limit: 3000 },
  { consumer: 'payouts', entry: '@wapi/client/payouts', imports: '*', limit: 3200 },
  { consumer: 'checked responses', entry: '@wapi/client/checked', imports: '*', limit: 13_000 },
  { consumer: 'paths', entry: '@wapi/client/raw', imports: ['createRawClient'], limit: 17_000 },
  { consumer: 'tests', entry: '@wapi/client/testing', imports: '*', limit: 16_500 },
  { consumer: 'webhooks', entry: '@wapi/client/webhooks', imports: '*', limit: 2200 },
];

/** Entries that need Node's modules. They have no limit, because server code is not downloaded before it runs. */
export const nodeEntries = ['@wapi/client/node'];

/** The most type instantiations that a program may cost in a build or an editor. */
export const instantiationBudgets = [
  { program: 'three-operations.ts', limit: 270 },
  { program: 'three-operations-alone.ts', limit: 300 },
  { program: 'three-operations-handled.ts', limit: 310 },
];

/**
 * The most bytes of the mock's tarball. It contains all packages that the mock needs, and everything twice, for Jest.
 */
export const MOCK_TARBALL_BYTES = 600_000;
