import type { OperationId } from '@wapi/types';
import { createCredential } from './auth/credential.js';
import { WapiConfigError } from './errors/wapi-config-error.js';
import type { WapiFetch, WapiOptions } from './options.js';
import { createPacer, type WapiLimit } from './pacing/pacer.js';
import { resolveServer } from './server.js';
import type { Client } from './transport/client.js';
import { refuseUnknown, settings } from './transport/outgoing.js';
import type { WireOperation } from './transport/wire-operation.js';

const OPTIONS: readonly (keyof WapiOptions)[] = [
  'auth',
  'baseUrl',
  'dangerouslyAllowBrowser',
  'environment',
  'fetch',
  'maxRetryAfter',
  'methodOverride',
  'on',
  'pacing',
  'platform',
  'retries',
  'timeouts',
];

const DEFAULTS = { timeouts: { attempt: 30_000, total: 120_000 }, retries: 2 };

/**
 * What all calls with these options have in common.
 *
 * @throws WapiConfigError if the options are wrong
 */
export function createClient(options: WapiOptions): Client {
  if (typeof options !== 'object' || options === null) throw new WapiConfigError('createWapi: pass an object of options');
  const { auth, pacing = true, maxRetryAfter = 60_000, on = {}, methodOverride = false } = options;
  refuseUnknown(options, OPTIONS, 'createWapi: ');
  const { baseUrl, environment } = resolveServer(options);
  guardBrowser(options);
  if (!(typeof maxRetryAfter === 'number' && maxRetryAfter >= 0))
    throw new WapiConfigError('createWapi: maxRetryAfter must be a number of milliseconds');
  const client: Client = {
    baseUrl,
    credential: undefined,
    fetch: sender(options.fetch),
    pacer: pacing === true ? createPacer() : pacing || undefined,
    hooks: on,
    ...settings(DEFAULTS, options, 'createWapi: '),
    maxRetryAfter,
    methodOverride,
  };
  client.credential = createCredential(auth, environment, client);
  return client;
}

/** What is left of these operations' limits: all of it where nothing is counted. */
export function limitsOf({ pacer }: Client, operations: readonly WireOperation[]): Record<OperationId, WapiLimit> {
  return (pacer ?? createPacer()).limits(operations);
}

/** A `fetch` of the caller's gets one `Request`; the global one gets the parts, which saves it from reading a form twice. */
function sender(own: WapiFetch | undefined): Client['fetch'] {
  if (!own) return (input, init) => globalThis.fetch(input, init);
  return (input, init) => own(input instanceof Request ? input : new Request(input, init));
}

function guardBrowser({ auth, dangerouslyAllowBrowser }: WapiOptions): void {
  const isPage = 'document' in globalThis && 'window' in globalThis;
  if (!isPage || dangerouslyAllowBrowser || !auth || auth.token !== undefined) return;
  throw new WapiConfigError(
    'createWapi: everyone who opens a page can read its key or password and move money with it. Call WAPI from your server, ' +
      'or pass a short-lived token; dangerouslyAllowBrowser: true lets a page that only you open do it all the same',
  );
}
