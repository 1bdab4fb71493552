import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createWapi, type WapiAuth } from '../src/index.js';
import { createWapiWith, getUserProfile } from '../src/operations.js';
import { BASE_URL, KEY, getThrown, TOKEN } from './support/recording-client.js';

const password: WapiAuth = { email: 'jane@example.com', password: 'Correct-horse-8', scopes: 'wapi-user-all' };

/** Both ways to create a client. */
const makers: [string, (options: { auth?: WapiAuth; dangerouslyAllowBrowser?: boolean }) => unknown][] = [
  ['createWapi', (options) => createWapi({ baseUrl: BASE_URL, ...options })],
  ['createWapiWith', (options) => createWapiWith({ getUserProfile }, { baseUrl: BASE_URL, ...options })],
];

beforeEach(() => {
  vi.stubGlobal('window', {});
  vi.stubGlobal('document', {});
});
afterEach(() => vi.unstubAllGlobals());

test.each(makers)('%s in a page rejects a key and a password, with the reason and the remedy', (_name, make) => {
  for (const auth of [{ key: KEY }, password]) {
    const error = getThrown(() => make({ auth }));
    expect(error).toMatchObject({ name: 'WapiConfigError', maybeSent: false });
    expect(error.message).toMatch(
      /everyone who opens the page can read it and move money.*from your server.*dangerouslyAllowBrowser: true/s,
    );
    for (const secret of [KEY, 'Correct-horse-8', 'jane@example.com']) expect(error.message).not.toContain(secret);
  }
});

test.each(makers)('%s in a page accepts a token, no credential, and what is explicitly allowed', (_name, make) => {
  for (const auth of [{ token: TOKEN }, { token: () => TOKEN }]) expect(make({ auth })).toBeDefined();
  expect(make({})).toBeDefined();
  for (const auth of [{ key: KEY }, password]) expect(make({ auth, dangerouslyAllowBrowser: true })).toBeDefined();
});

test.each(['window', 'document'])('without a %s there is no page', (name) => {
  vi.unstubAllGlobals();
  vi.stubGlobal(name === 'window' ? 'document' : 'window', {});
  for (const [, make] of makers) expect(make({ auth: { key: KEY } })).toBeDefined();
});
