import { WapiAuthError } from '../errors/wapi-auth-error.js';
import { WapiConfigError } from '../errors/wapi-config-error.js';
import { copyResponse, type ErrorResponse, WapiError } from '../errors/wapi-error.js';
import { createToken, refreshToken } from '../generated/operation-list.js';
import { emit } from '../hooks/emit.js';
import type { WapiTokenEvent } from '../hooks/events.js';
import type { OperationDescriptor } from '../operation/descriptor.js';
import { createCallContext } from '../transport/call-context.js';
import type { Client } from '../transport/client.js';
import type { Credential } from '../transport/credential.js';
import { encodeCall } from '../transport/encode-call.js';
import type { ParsedResponse } from '../transport/outcome.js';
import { sendPrepared } from '../transport/send-prepared.js';
import { toStatusError } from '../transport/to-status-error.js';
import { memoryTokenStore, type StoredTokens } from './token-store.js';
import type { PasswordAuth } from './types.js';

/** Renew a token before the request if it expires within this time, in milliseconds. */
const RENEW_BEFORE_SENDING = 30_000;
/** Send a token but renew it in the background if it expires within this time, in milliseconds. */
const RENEW_IN_BACKGROUND = 300_000;

/**
 * Creates a credential from an e-mail address and a password. The credential gets tokens on the first call, and
 * refreshes them when they are about to expire or the API refuses them. It gets new tokens if the API rejects the
 * refresh token.
 *
 * @throws WapiConfigError if the e-mail address, the password or the scopes are missing
 */
export function passwordCredential(
  { email, password, scopes, store = memoryTokenStore() }: PasswordAuth,
  client: Client,
): Credential {
  const scope = [scopes].flat().join(' ');
  for (const [name, value] of Object.entries({ email, password, scopes: scope })) {
    if (typeof value !== 'string' || value === '')
      throw new WapiConfigError(`createWapi: auth.${name} must not be empty`);
  }
  const owner = [client.baseUrl, email, scope.split(' ').toSorted().join(' ')].join(' ');
  let current: StoredTokens | undefined;
  let renewal: Promise<StoredTokens> | undefined;

  async function requestTokens(operation: OperationDescriptor, body: Record<string, string>): Promise<ParsedResponse> {
    const kind: WapiTokenEvent['kind'] = operation === refreshToken ? 'refresh' : 'grant';
    let status: number | undefined;
    try {
      const context = createCallContext(client, operation, client);
      const encoded = await encodeCall(client, operation, { path: {}, query: undefined, body }, context);
      const response = await sendPrepared(client, encoded, context);
      status = response.status;
      return response;
    } catch (cause) {
      if (cause instanceof WapiError) status = cause.status;
      throw createAuthError(cause);
    } finally {
      emit(client.hooks.token, () => ({ kind, status }));
    }
  }

  async function refreshTokens({ refreshToken: refresh }: StoredTokens): Promise<StoredTokens | undefined> {
    try {
      const response = await requestTokens(refreshToken, { refresh_token: refresh });
      return response.status < 400 ? toTokens(response) : undefined;
    } catch (error) {
      // If the refresh request was not sent, a request with the password would fail too. If it was sent, the API may
      // have used up the refresh token even though the response was lost.
      if ((error as { cause?: Partial<WapiError> }).cause?.maybeSent === false) throw error;
      return undefined;
    }
  }

  async function grantTokens(): Promise<StoredTokens> {
    const response = await requestTokens(createToken, { email, password, scopes: scope });
    if (response.status < 400) return toTokens(response);
    throw createAuthError(toStatusError(createToken, response));
  }

  function toTokens({ status, body, missing, response: { headers } }: ParsedResponse): StoredTokens {
    const { access_token: accessToken, refresh_token: refresh, expires_in: seconds } = body as Record<string, unknown>;
    if (!isSendable(accessToken) || !isSendable(refresh) || !(Number(seconds) > 0))
      throw createAuthError(
        undefined,
        `the token response has ${missing ? `no ${missing}` : 'an undocumented format'}`,
        {
          status,
          headers,
          getBody: () => withoutTokens(body),
        },
      );
    return { owner, accessToken, refreshToken: refresh, expiresAt: Date.now() + Number(seconds) * 1000 };
  }

  /** Waits for the current renewal, or starts one. */
  function renew(refused?: string): Promise<StoredTokens> {
    renewal ??= renewInStore(refused)
      .then((tokens) => (current = tokens))
      .finally(() => (renewal = undefined));
    return renewal;
  }

  /** Uses the refresh token of the stored pair, unless another process has already used it. */
  async function renewInStore(refused: string | undefined): Promise<StoredTokens> {
    const stale = refused ?? current?.accessToken;
    const tokens = await withStoreErrors(() =>
      store.update(async (stored) => {
        const usable = takeOwnTokens(stored);
        if (usable && usable.accessToken !== stale && usable.expiresAt > Date.now() + RENEW_BEFORE_SENDING)
          return usable;
        return (usable && (await refreshTokens(usable))) ?? grantTokens();
      }),
    );
    const saved = takeOwnTokens(tokens);
    if (!saved) throw createAuthError(undefined, 'the token store did not return the saved tokens');
    return saved;
  }

  /**
   * Returns the stored tokens only if they belong to this owner and are valid header values, because `Headers` would
   * quote a token that it rejects.
   */
  function takeOwnTokens(stored: StoredTokens | undefined): StoredTokens | undefined {
    const isWhole =
      isSendable(stored?.accessToken) && isSendable(stored.refreshToken) && Number.isFinite(stored.expiresAt);
    return isWhole && stored?.owner === owner ? stored : undefined;
  }

  return {
    kind: 'bearer',
    headerName: 'Authorization',
    async secret() {
      if (!current) {
        const stored = takeOwnTokens(await withStoreErrors(() => store.read()));
        // Another call may have set `current` in the meantime.
        current ??= stored;
      }
      const timeLeft = (current?.expiresAt ?? 0) - Date.now();
      if (!current || timeLeft < RENEW_BEFORE_SENDING) return (await renew()).accessToken;
      // Ignore a failed renewal here. A later call that needs a new token reports it.
      if (timeLeft < RENEW_IN_BACKGROUND) renew().catch(() => {});
      return current.accessToken;
    },
    async renew(refused) {
      // The API may refuse the same token in many calls, some of them much later. Only the first of these calls renews
      // the token.
      const tokens = current && current.accessToken !== refused ? current : await renew(refused);
      return tokens.accessToken;
    },
    async forget() {
      // Wait for a running renewal, so that its tokens are deleted too.
      await renewal?.catch(() => {});
      await withStoreErrors(() => store.update(async (stored) => (takeOwnTokens(stored) ? undefined : stored)));
      current = undefined;
    },
  };
}

/** Wraps errors that the store throws, because the store may be the caller's own code. */
async function withStoreErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw cause instanceof WapiAuthError ? cause : createAuthError(cause, 'the token store failed');
  }
}

function createAuthError(
  cause: unknown,
  reason = 'the token request failed',
  response: ErrorResponse | undefined = copyResponse(cause),
): WapiAuthError {
  // Quote only this package's errors, because other error messages may contain secrets.
  const why = cause instanceof WapiError ? cause.message : reason;
  return new WapiAuthError(`could not get an access token: ${why.replace(/\.$/, '')}. The request was not sent`, {
    cause,
    retryAt: cause instanceof WapiError ? cause.retryAt : undefined,
    response,
  });
}

/** Checks the token before `Headers` does, because an error from `Headers` would quote the token. */
function isSendable(token: unknown): token is string {
  return typeof token === 'string' && /^[\x21-\x7e]+$/.test(token);
}

/** Removes the tokens from the body of a token response, so that an error can contain the body. */
function withoutTokens(body: ParsedResponse['body']): object {
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [key, key.endsWith('_token') ? '[redacted]' : value]),
  );
}
