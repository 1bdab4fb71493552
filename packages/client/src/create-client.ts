import type { OperationId } from '@wapi/types';
import { createCredential } from './auth/credential.js';
import type { WapiAuth } from './auth/types.js';
import { isPlainObject } from './encoding/fields.js';
import { WapiAuthError } from './errors/wapi-auth-error.js';
import { WapiConfigError } from './errors/wapi-config-error.js';
import type { WapiHooks } from './hooks/events.js';
import type { WapiFetch } from './operation/call-options.js';
import type { OperationDescriptor } from './operation/descriptor.js';
import type { WapiOptions } from './options.js';
import { createPacer, type WapiLimit, type WapiPacer } from './pacing/pacer.js';
import { addLogging, isLogLevel, levelNames, type WapiLogger } from './hooks/log.js';
import { resolveServer } from './server.js';
import { createClientHeaders } from './transport/call-headers.js';
import { assertKnownOptions, assertOption, assertType, resolveTimeouts } from './transport/call-settings.js';
import type { Client } from './transport/client.js';
import type { Credential } from './transport/credential.js';
import { isPage } from './transport/page.js';
import { reportConversion } from './transport/report-conversion.js';

const OPTIONS: readonly (keyof WapiOptions)[] = [
  'auth',
  'baseUrl',
  'dangerouslyAllowBrowser',
  'environment',
  'fetch',
  'headers',
  'logLevel',
  'logger',
  'maxResponseBytes',
  'maxRetryAfter',
  'maxWait',
  'methodOverride',
  'on',
  'pacing',
  'platform',
  'retries',
  'timeouts',
];

const HOOKS: readonly (keyof WapiHooks)[] = ['deviation', 'request', 'response', 'retry', 'token', 'wait'];

const DEFAULTS = { timeouts: { attempt: 30_000, total: 120_000 }, retries: 2, maxWait: Infinity };

/**
 * Resolves the options of a client.
 *
 * @throws WapiConfigError if the options are invalid
 */
export function createClient(options: WapiOptions): Client {
  assertType('createWapi: options', 'an object', options, typeof options === 'object' && options !== null);
  const { auth, pacing = true, maxRetryAfter = 60_000, methodOverride = false } = options;
  const { maxResponseBytes = 2 ** 24, dangerouslyAllowBrowser: allowsPage = false } = options;
  assertKnownOptions(options, OPTIONS, 'createWapi: ');
  const { baseUrl, environment } = resolveServer(options);
  for (const [name, value] of Object.entries({ methodOverride, dangerouslyAllowBrowser: allowsPage }))
    assertType(`createWapi: ${name}`, 'a boolean', value, typeof value === 'boolean');
  const isPacer = typeof (pacing as WapiPacer | null)?.tryEnter === 'function';
  const pacingRule = 'a boolean or a pacer from createPacer()';
  assertType('createWapi: pacing', pacingRule, pacing, typeof pacing === 'boolean' || isPacer);
  assertOption('createWapi: maxRetryAfter', 'a number of milliseconds, 0 or more', maxRetryAfter, maxRetryAfter >= 0);
  assertOption('createWapi: maxResponseBytes', 'a number of bytes above 0', maxResponseBytes, maxResponseBytes > 0);
  let credential: Credential | undefined;
  const readCredential = (): Credential | undefined => {
    const given = typeof auth === 'function' ? callAuth(auth) : auth;
    guardPage(given, allowsPage);
    return createCredential(given, environment, client);
  };
  const client: Client = {
    baseUrl,
    get credential() {
      return (credential ??= readCredential());
    },
    allowsPage,
    fetch: createSender(options.fetch),
    pacer: pacing === true ? createPacer() : pacing || undefined,
    hooks: withLogging(options),
    headers: createClientHeaders(options.headers),
    ...resolveTimeouts(DEFAULTS, options, 'createWapi: '),
    maxRetryAfter,
    maxResponseBytes,
    warnings: new Set(),
    methodOverride,
    check: reportConversion,
  };
  // Create the credential now to report mistakes early. Skip a function and an empty value, because builds may load the
  // module without the credential.
  if (typeof auth !== 'function' && !Object.values(auth ?? {}).includes('')) void client.credential;
  return client;
}

/** @throws WapiAuthError if the function fails, for example because a vault is not available */
function callAuth(auth: () => WapiAuth): WapiAuth {
  try {
    return auth();
  } catch (cause) {
    throw new WapiAuthError('auth() failed. The request was not sent', { cause });
  }
}

/**
 * Returns the caller's hooks, extended with logging.
 *
 * @throws WapiConfigError if the level, the logger or a hook is wrong
 */
function withLogging({ on = {}, logLevel, logger = console }: WapiOptions): WapiHooks {
  const variable = globalThis.process?.env?.['WAPI_LOG'];
  const level = logLevel ?? (variable === undefined || variable === '' ? 'off' : variable);
  if (!isLogLevel(level)) {
    const name = logLevel === undefined ? 'the environment variable WAPI_LOG' : 'logLevel';
    throw new WapiConfigError(`createWapi: ${name} must be one of ${levelNames}, received ${String(level)}`);
  }
  assertHooks(on);
  const missing = (['error', 'warn', 'info', 'debug'] as const).find(
    (name) => typeof (logger as WapiLogger | null)?.[name] !== 'function',
  );
  if (missing !== undefined) throw new WapiConfigError(`createWapi: logger must have a function ${missing}`);
  return addLogging(on, level, logger);
}

/** Allows any member on an instance of a class. Only an object literal can misspell a hook. */
function assertHooks(on: WapiHooks): void {
  assertType('createWapi: on', 'an object', on, typeof on === 'object' && on !== null);
  if (isPlainObject(on)) assertKnownOptions(on, HOOKS, 'createWapi: on: ');
  for (const name of HOOKS) {
    const hook: unknown = on[name];
    assertType(`createWapi: on.${name}`, 'a function', hook, hook === undefined || typeof hook === 'function');
  }
}

/** Returns the rate limit of each operation. Without a pacer, every limit is reported as unused. */
export function readLimits(
  { pacer }: Client,
  operations: readonly OperationDescriptor[],
): Record<OperationId, WapiLimit> {
  return (pacer ?? createPacer()).limits(operations);
}

/**
 * Forbids caching, because a framework's `fetch`, such as that of Next.js, could return a cached payment. Omits `cache`
 * if `Request` does not support it, because some worker runtimes throw an error on that field.
 */
function createSender(own: WapiFetch | undefined): WapiFetch {
  const cache: RequestInit = 'cache' in Request.prototype ? { cache: 'no-store' } : {};
  assertType('createWapi: fetch', 'a function', own, !own || typeof own === 'function');
  const send: WapiFetch = own ?? ((url, init) => globalThis.fetch(url, init));
  // Modify `init` in place, because a copy would take a tenth of a call's CPU time. Each request has its own `init`.
  return (url, init) => send(url, Object.assign(init, cache, init.method !== 'GET' && sendOnce(init)));
}

/**
 * Prevents platforms from resending a request after a reused connection closed. Bun resends a DELETE unless the
 * connection is new. Deno resends any request without a body. Cloudflare Workers resend a DELETE without a body.
 */
function sendOnce({ body }: RequestInit): RequestInit {
  return {
    keepalive: false,
    body: body ?? ('Deno' in globalThis || 'WebSocketPair' in globalThis ? new FormData() : null),
  };
}

function guardPage(auth: WapiAuth | undefined, allowsPage: boolean): void {
  if (allowsPage || !auth || auth.token !== undefined || !isPage()) return;
  throw new WapiConfigError(
    'createWapi: auth must not contain a key or a password in a browser page, because everyone who opens the ' +
      'page can read it and move money. Call WAPI from your server, or pass a short-lived token, or set ' +
      'dangerouslyAllowBrowser: true',
  );
}
