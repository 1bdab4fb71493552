import type { Platform } from '@wapi/types';
import { localMock } from '../../samples/local-mock.js';
import { getPlatform } from '../platform.js';
import type { TryForm, TryRequest } from '../../model/try-form.js';
import { type PageMock, startPageMock } from './page-mock.js';

/** A server that can receive the request. */
export interface Target {
  name: string;
  platform: Platform;
  /** The base URL of the API, without a slash at the end. */
  url: string;
  /** The mock's personas; missing for a sandbox, because readers use their own account there. */
  personas?: readonly Persona[];
  /** The running mock; undefined if this target is not a mock in the page. */
  mock?: PageMock;
  /**
   * Starts the mock in this page. Missing if the target is not a mock in the page, or if the mock is already running.
   */
  start?: () => Promise<Target>;
}

/** A persona from the mock's list. */
export interface Persona {
  email: string;
  password: string;
  key: string | null;
  merchant: boolean;
  verified: boolean;
  purpose: string;
}

/** The header that carries a credential; undefined for a request without one. */
export type CredentialHeader = readonly [name: string, value: string] | undefined;

/**
 * Lists the servers that can receive the request. If the site is served together with a mock, `mock.json` at the site's
 * root contains the mock's address.
 *
 * @param root the URL of the site's root
 */
export async function findTargets(root: URL, { sandboxes }: TryForm): Promise<Target[]> {
  const chosen = getPlatform().code;
  // List the chosen platform first.
  const isChosen = ({ platform }: { platform: Platform }) => platform === chosen;
  const inOrder = [...sandboxes.filter(isChosen), ...sandboxes.filter((sandbox) => !isChosen(sandbox))];
  const sandboxTargets = inOrder.map(({ name, platform, url }) => ({ name: `Sandbox (${name})`, platform, url }));
  const { base } = (await (await fetch(new URL('mock.json', root))).json()) as { base: string | null };
  if (base === null) return [...sandboxTargets, ...inOrder.map(pageMockTarget)];
  const mock = new URL(`${base}/`, root);
  const { platform, personas } = (await (await fetch(new URL('__wapi', mock))).json()) as {
    platform: Platform;
    personas: readonly Persona[];
  };
  return [
    { name: `Mock (${platformName(sandboxes, platform)})`, platform, url: new URL('wapi', mock).href, personas },
    ...sandboxTargets,
  ];
}

/**
 * The URL that the form shows for the mock in the page. It is the URL of a local mock, so that readers can run the curl
 * command. The mock in the page ignores the host.
 */
const PAGE_MOCK_URL = localMock.url;

function pageMockTarget({ name, platform }: TryForm['sandboxes'][number]): Target {
  const target = { name: `Mock in this page (${name})`, platform, url: PAGE_MOCK_URL };
  return {
    ...target,
    async start() {
      const mock = await startPageMock(platform);
      const response = await mock.fetch(new URL('/__wapi', PAGE_MOCK_URL));
      const { personas } = (await response.json()) as { personas: readonly Persona[] };
      return { ...target, mock, personas };
    },
  };
}

/** Returns the name of a target without its platform, e.g. `Sandbox`. */
export function targetKind({ name }: Target): string {
  return name.replace(/ \(.*/, '');
}

/** Returns the display name of a platform. */
export function platformName(sandboxes: TryForm['sandboxes'], platform: Platform): string {
  return sandboxes.find((sandbox) => sandbox.platform === platform)?.name ?? platform;
}

/** Returns whether a documented request works on the target's platform. */
export function fitsPlatform({ platforms }: TryRequest, { platform }: Target): boolean {
  return platforms === undefined || platforms.includes(platform);
}

/**
 * Granted tokens, keyed by URL, caller and scopes. They are cached, because they are valid for hours and the rate limit
 * for token requests is low.
 */
const granted = new Map<string, string>();

/**
 * Gets an access token, from the cache if possible.
 *
 * @throws Error with the API's message if the request fails
 */
export async function grantToken(
  target: Target,
  { email, password }: Persona,
  { grant, scopes }: TryForm,
): Promise<string> {
  const key = [target.name, email, scopes].join(' ');
  const known = granted.get(key);
  if (known !== undefined) return known;
  const body = new FormData();
  for (const [name, value] of Object.entries({ email, password, scopes })) body.set(name, value);
  const response = await (target.mock?.fetch ?? fetch)(target.url + grant.path, {
    method: grant.method,
    body,
    headers: { Accept: 'application/json' },
  });
  const { access_token: token, message } = (await response.json()) as { access_token?: string; message: string };
  if (token === undefined) {
    const wait = response.headers.get('Retry-After');
    const advice =
      response.status === 429 && wait !== null
        ? ` Wait ${wait} seconds, or use a WAPI Key, because only token requests have this low rate limit.`
        : '';
    throw new Error(`Could not get a token for ${email} (scopes: ${scopes}): ${response.status} ${message}${advice}`);
  }
  granted.set(key, token);
  return token;
}

/** Clears the cached tokens. Call it after a 401, because a restarted mock rejects older tokens. */
export function forgetTokens(): void {
  granted.clear();
}
