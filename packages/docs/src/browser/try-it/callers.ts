import type { Platform } from '@wapi/types';
import type { TryForm, TryRequest } from '../../model/try-form.js';

/** Somewhere to send the request. */
export interface Target {
  name: string;
  platform: Platform;
  /** The API's address, without a slash at the end. */
  url: string;
  /** The mock's ready-made callers; undefined for a sandbox, where a reader uses their own account. */
  personas?: readonly Persona[];
}

/** A ready-made caller of the mock. */
export interface Persona {
  email: string;
  password: string;
  key: string | null;
  merchant: boolean;
  verified: boolean;
  purpose: string;
}

/** The header that carries a credential; undefined for a call without one. */
export type CredentialHeader = readonly [name: string, value: string] | undefined;

/**
 * Finds out where the request can be sent. The mock is there when the site is served with one, which `mock.json` at the site's root tells.
 *
 * @param root the site's root
 */
export async function findTargets(root: URL, { sandboxes }: TryForm): Promise<Target[]> {
  const own = sandboxes.map(({ name, platform, url }) => ({ name: `Sandbox, ${name}`, platform, url }));
  const { base } = (await (await fetch(new URL('mock.json', root))).json()) as { base: string | null };
  if (base === null) return own;
  const mock = new URL(`${base}/`, root);
  const { platform, personas } = (await (await fetch(new URL('__wapi', mock))).json()) as {
    platform: Platform;
    personas: readonly Persona[];
  };
  return [
    { name: `The mock, ${platformName(sandboxes, platform)}`, platform, url: new URL('wapi', mock).href, personas },
    ...own,
  ];
}

/** What a platform is called. */
export function platformName(sandboxes: TryForm['sandboxes'], platform: Platform): string {
  return sandboxes.find((sandbox) => sandbox.platform === platform)?.name ?? platform;
}

/** Whether a request is one of the platform that it would be sent to. */
export function fitsPlatform({ platforms }: TryRequest, { platform }: Target): boolean {
  return platforms === undefined || platforms.includes(platform);
}

/** Tokens that were granted, by address, caller and scopes: they are good for hours, and a caller may ask for few a minute. */
const granted = new Map<string, string>();

/**
 * Asks for an access token.
 *
 * @throws Error with the API's message when it grants none
 */
export async function grantToken(
  target: Target,
  { email, password }: Persona,
  { grant, scopes }: TryForm,
): Promise<string> {
  const key = [target.url, email, scopes].join(' ');
  const known = granted.get(key);
  if (known !== undefined) return known;
  const body = new FormData();
  for (const [name, value] of Object.entries({ email, password, scopes })) body.set(name, value);
  const response = await fetch(target.url + grant.path, {
    method: grant.method,
    body,
    headers: { Accept: 'application/json' },
  });
  const { access_token: token, message } = (await response.json()) as { access_token?: string; message: string };
  if (token === undefined) {
    const wait = response.headers.get('Retry-After');
    const advice =
      response.status === 429 && wait !== null
        ? ` Wait ${wait} seconds, or send a WAPI Key: only tokens are granted a few a minute.`
        : '';
    throw new Error(`${email} is granted no token for ${scopes}: ${response.status} ${message}${advice}`);
  }
  granted.set(key, token);
  return token;
}

/** Forgets the tokens: one was refused, so the mock may have been started anew. */
export function forgetTokens(): void {
  granted.clear();
}
