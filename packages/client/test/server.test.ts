import { contract } from '@wapi/types';
import { expect, test } from 'vitest';
import { createWapi, type WapiOptions } from '../src/index.js';
import { jsonResponse, getThrown } from './support/recording-client.js';

async function urlOf(options: WapiOptions): Promise<string | undefined> {
  let url: string | undefined;
  const fetch = async (given: string): Promise<Response> => {
    url = given;
    return jsonResponse({ message: 'OK' });
  };
  await createWapi({ ...options, auth: { token: 'x' }, fetch }).user.getProfile();
  return url;
}

test.each(
  contract.servers.flatMap(({ environment, url }) =>
    (Object.keys(contract.platforms) as (keyof typeof contract.platforms)[]).map((platform) => ({
      platform,
      environment,
      url: url.replace('{platform}', platform),
    })),
  ),
)('the $environment server of $platform is $url', async ({ platform, environment, url }) => {
  expect(await urlOf({ platform, environment })).toBe(`${url}/user`);
});

test.each([
  ['http://127.0.0.1:4010/wapi', 'http://127.0.0.1:4010/wapi/user'],
  ['http://127.0.0.1:4010/wapi/', 'http://127.0.0.1:4010/wapi/user'],
  ['HTTPS://Proxy.Example:443', 'https://proxy.example/user'],
  ['http://proxy.example/a/../b//', 'http://proxy.example/b/user'],
])('resolveServer accepts baseUrl %s', async (baseUrl, url) => {
  expect(await urlOf({ baseUrl })).toBe(url);
  expect(await urlOf({ baseUrl, platform: 'jm', environment: 'live' })).toBe(url);
});

test.each<[name: string, options: unknown, message: string]>([
  ['no options', undefined, 'options must be an object, received undefined'],
  ['no server', {}, 'options must contain platform and environment, or a baseUrl'],
  ['no environment', { platform: 'tt' }, 'options must contain platform and environment, or a baseUrl'],
  ['no platform', { environment: 'live' }, 'options must contain platform and environment, or a baseUrl'],
  ['an unknown platform', { platform: 'us', environment: 'live' }, 'platform must be one of bb, gd, gy, jm, tt'],
  ['an unknown environment', { platform: 'tt', environment: 'prod' }, 'environment must be one of sandbox, live'],
  [
    'an inherited name as environment',
    { platform: 'tt', environment: 'toString' },
    'environment must be one of sandbox, live',
  ],
  [
    'an unknown environment beside a baseUrl',
    { baseUrl: 'http://x', environment: 'prod' },
    'environment must be one of sandbox, live',
  ],
  ['a relative baseUrl', { baseUrl: '/wapi' }, 'baseUrl must be an http or https URL'],
  ['a baseUrl of another scheme', { baseUrl: 'file:///wapi' }, 'baseUrl must be an http or https URL'],
  ['an empty baseUrl', { baseUrl: '' }, 'baseUrl must be an http or https URL'],
  ['a password in the baseUrl', { baseUrl: 'http://me:hunter2@x/wapi' }, 'baseUrl must not contain a user name'],
  ['a query in the baseUrl', { baseUrl: 'http://x/wapi?a=b' }, 'baseUrl must not contain a user name'],
  [
    'the live server as sandbox',
    { baseUrl: 'https://tt.wipayfinancial.com/wapi', environment: 'sandbox' },
    'baseUrl must match platform and environment, received the live server of tt',
  ],
  [
    'the sandbox server as live',
    { baseUrl: 'https://ttsb.wipayfinancial.com/wapi', environment: 'live' },
    'baseUrl must match platform and environment, received the sandbox server of tt',
  ],
  ['the live server without TLS', { baseUrl: 'http://tt.wipayfinancial.com/wapi' }, 'baseUrl must be https'],
  [
    'the live server on another port without TLS',
    { baseUrl: 'http://tt.wipayfinancial.com:8080/wapi' },
    'baseUrl must be https',
  ],
  [
    'the live server by its full name',
    { baseUrl: 'https://TT.wipayfinancial.com./wapi', environment: 'sandbox' },
    'baseUrl must match platform and environment, received the live server of tt',
  ],
  [
    "another platform's server",
    { baseUrl: 'https://jm.wipayfinancial.com/wapi', platform: 'tt', environment: 'live' },
    'baseUrl must match platform and environment, received the live server of jm',
  ],
])('resolveServer rejects %s', (_name, options, message) => {
  const error = getThrown(() => createWapi(options as WapiOptions));
  expect(error).toMatchObject({ name: 'WapiConfigError', operationId: undefined, maybeSent: false });
  expect(error.message).toMatch(/^createWapi: /);
  expect(error.message).toContain(message);
  expect(error.message).not.toContain('hunter2');
});

test('the global fetch is looked up at each call', async () => {
  const wapi = createWapi({ baseUrl: 'http://wapi.test', auth: { token: 'x' } });
  const { fetch } = globalThis;
  const seen: unknown[] = [];
  globalThis.fetch = async (request) => {
    seen.push(request);
    return jsonResponse({ message: 'OK' });
  };
  try {
    expect((await wapi.user.getBanks()).status).toBe(200);
  } finally {
    globalThis.fetch = fetch;
  }
  expect(seen).toHaveLength(1);
});
