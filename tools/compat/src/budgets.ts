/** The maximum number of bytes that one of the client's entries may add to an application's bundle. */
export interface BundleBudget {
  /** The kind of application, for the test title. */
  readonly consumer: string;
  /** The imported specifier. */
  readonly entry: string;
  readonly imports: readonly string[] | '*';
  /** The limit in bytes, after minification with esbuild and compression with gzip level 9. */
  readonly limit: number;
}

const THREE_OPERATIONS = ['getUserProfile', 'createPicture', 'chargeTrustedCard'];

/** Bundle limits. Raise a limit only deliberately. The tests skip entries that the package does not have. */
export const bundleBudgets: readonly BundleBudget[] = [
  { consumer: 'all operations', entry: '@wapi/client', imports: ['createWapi'], limit: 18_000 },
  {
    consumer: 'three operations',
    entry: '@wapi/client/operations',
    imports: ['createWapiWith', ...THREE_OPERATIONS],
    limit: 15_700,
  },
  { consumer: 'charges', entry: '@wapi/client/charges', imports: '*', limit: 3300 },
  { consumer: 'payouts', entry: '@wapi/client/payouts', imports: '*', limit: 3900 },
  { consumer: 'checked responses', entry: '@wapi/client/checked', imports: '*', limit: 13_000 },
  { consumer: 'paths', entry: '@wapi/client/raw', imports: ['createRawClient'], limit: 17_000 },
  { consumer: 'tests', entry: '@wapi/client/testing', imports: '*', limit: 16_900 },
  { consumer: 'webhooks', entry: '@wapi/client/webhooks', imports: '*', limit: 2400 },
];

/** Entries that need Node's modules. They have no limit, because server code is not downloaded before it runs. */
export const nodeEntries = ['@wapi/client/node'];

/** The maximum number of type instantiations that a program may cost in a build or an editor. */
export const instantiationBudgets = [
  { program: 'three-operations.ts', limit: 270 },
  { program: 'three-operations-alone.ts', limit: 300 },
  { program: 'three-operations-handled.ts', limit: 310 },
];

/**
 * The maximum number of bytes in the mock's tarball. The tarball contains all packages that the mock needs. It contains
 * all code as ES modules and again as CommonJS, which Jest needs.
 */
export const MOCK_TARBALL_BYTES = 600_000;
