import { WapiAuthError } from '../errors/wapi-auth-error.js';
import { WapiConfigError } from '../errors/wapi-config-error.js';
import { WapiError } from '../errors/wapi-error.js';
import { WapiResponseError } from '../errors/wapi-response-error.js';
import { createToken, refreshToken } from '../generated/operation-list.js';
import { tell, type WapiTokenEvent } from '../hooks.js';
import type { Answer } from '../transport/attempt.js';
import type { Client } from '../transport/client.js';
import { exchange } from '../transport/exchange.js';
import { toStatusError } from '../transport/to-status-error.js';
import { encodeCall, plainSend, settings } from '../transport/outgoing.js';
import type { WireOperation } from '../transport/wire-operation.js';
import type { Credential } from './needs-credential.js';
import { memoryTokenStore, type StoredTokens } from './token-store.js';
import type { PasswordAuth } from './types.js';

/** A token that expires sooner, in milliseconds, is renewed before it is sent. */
const TOO_OLD = 30_000;
/** A token that expires sooner, in milliseconds, is renewed beside the call that finds out, which still sends it. */
const OLD = 300_000;

/**
 * E-mail address and password, and the tokens that they are good for: granted at the first call, refreshed before they expire or when they
 * are refused, granted again where the refresh token is no good.
 *
 * @throws WapiConfigError if one of the three is missing
 */
export function passwordCredential({ email, password, scopes, store = memoryTokenStore() }: PasswordAuth, client: Client): Credential {
  const scope = [scopes].flat().join(' ');
  for (const [name, value] of Object.entries({ email, password, scopes: scope })) {
    if (typeof value !== 'string' || value === '') throw new WapiConfigError(`createWapi: auth.${name} must not be empty`);
  }
  const owner = [client.baseUrl, email, scope.split(' ').toSorted().join(' ')].join(' ');
  let current: StoredTokens | undefined;
  let renewal: Promise<StoredTokens> | undefined;

  async function ask(operation: WireOperation, body: Record<string, string>): Promise<Answer> {
    const kind: WapiTokenEvent['kind'] = operation === refreshToken ? 'refresh' : 'grant';
    let status: number | undefined;
    try {
      const encoded = await encodeCall(client, operation, { path: {}, query: undefined, body });
      const answer = await exchange(client, plainSend(client, { ...encoded, ...settings(client, {}), signal: undefined, headers: new Headers() }));
      status = answer.status;
      return answer;
    } catch (cause) {
      if (cause instanceof WapiResponseError) status = cause.status;
      throw noToken(cause);
    } finally {
      tell(client.hooks.token, () => ({ kind, status }));
    }
  }

  async function refreshed({ refreshToken: refresh }: StoredTokens): Promise<StoredTokens | undefined> {
    try {
      const answer = await ask(refreshToken, { refresh_token: refresh });
      return answer.status < 400 ? toTokens(answer) : undefined;
    } catch (error) {
      // Where nothing can be sent, the password is of no use either. Else the refresh token may be spent, though its answer was lost.
      if ((error as { cause?: Partial<WapiError> }).cause?.maybeSent === false) throw error;
      return undefined;
    }
  }

  async function granted(): Promise<StoredTokens> {
    const answer = await ask(createToken, { email, password, scopes: scope });
    if (answer.status < 400) return toTokens(answer);
    throw noToken(toStatusError(createToken, answer));
  }

  function toTokens({ body }: Answer): StoredTokens {
    const { access_token: accessToken, refresh_token: refresh, expires_in: seconds } = body as Record<string, unknown>;
    if (!isSendable(accessToken) || !isSendable(refresh) || !(Number(seconds) > 0)) throw noToken(undefined, 'its form is not documented');
    return { owner, accessToken, refreshToken: refresh, expiresAt: Date.now() + Number(seconds) * 1000 };
  }

  /** Waits for a renewal that is under way, or starts one. */
  function renew(refused?: string): Promise<StoredTokens> {
    renewal ??= renewed(refused)
      .then((tokens) => (current = tokens))
      .finally(() => (renewal = undefined));
    return renewal;
  }

  /** Spends the refresh token of the stored pair, unless another process was faster. */
  async function renewed(refused: string | undefined): Promise<StoredTokens> {
    const stale = refused ?? current?.accessToken;
    const tokens = await guarded(() =>
      store.update(async (stored) => {
        const own = ownOf(stored);
        if (own && own.accessToken !== stale && own.expiresAt > Date.now() + TOO_OLD) return own;
        return (own && (await refreshed(own))) ?? granted();
      }),
    );
    const own = ownOf(tokens);
    if (!own) throw noToken(undefined, 'the token store did not keep it');
    return own;
  }

  /** What a store was made to hold by somebody else may not be sendable, and `Headers` would quote what it refuses. */
  function ownOf(stored: StoredTokens | undefined): StoredTokens | undefined {
    const isWhole = isSendable(stored?.accessToken) && isSendable(stored.refreshToken) && Number.isFinite(stored.expiresAt);
    return isWhole && stored?.owner === owner ? stored : undefined;
  }

  return {
    kind: 'bearer',
    headerName: 'Authorization',
    async secret() {
      if (!current) {
        const stored = ownOf(await guarded(() => store.read()));
        // Another call may have been faster.
        current ??= stored;
      }
      const left = (current?.expiresAt ?? 0) - Date.now();
      if (!current || left < TOO_OLD) return (await renew()).accessToken;
      // Failing is left to the call that finds the token too old.
      if (left < OLD) renew().catch(() => {});
      return current.accessToken;
    },
    async renew(refused) {
      // Many calls find out that a token is refused, at once or much later. Only the first renews it.
      const tokens = current && current.accessToken !== refused ? current : await renew(refused);
      return tokens.accessToken === refused ? undefined : tokens.accessToken;
    },
    async forget() {
      // What is renewed meanwhile is forgotten too.
      await renewal?.catch(() => {});
      await guarded(() => store.update(async (stored) => (ownOf(stored) ? undefined : stored)));
      current = undefined;
    },
  };
}

/** A store is the caller's, so its errors are a cause and not ours. */
async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw cause instanceof WapiAuthError ? cause : noToken(cause, 'the token store failed');
  }
}

function noToken(cause: unknown, reason = 'the request for one failed'): WapiAuthError {
  // Of others' errors nobody knows what their messages hold.
  const why = cause instanceof WapiError ? cause.message : reason;
  return new WapiAuthError(`no token is to be had, ${why}; the call itself was not sent`, {
    cause,
    retryAt: cause instanceof WapiError ? cause.retryAt : undefined,
  });
}

/** `Headers` would quote what it refuses. */
function isSendable(token: unknown): token is string {
  return typeof token === 'string' && /^[\x21-\x7e]+$/.test(token);
}
