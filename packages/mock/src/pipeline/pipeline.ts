import type { Contract, Operation } from '@wapi/types';
import { parseBody, type ParsedBody, readOverride } from '@wapi/validation';
import { allowedMethods } from '../http/cross-origin.js';
import type { MockRequest } from '../http/mock-request.js';
import type { MockResponse } from '../http/mock-response.js';
import type { Decision } from '../rules/decision.js';
import { uncacheableOperations } from '../rules/index.js';
import { type Authenticate, type Caller, createAuthenticator, missingScopes } from './authenticate.js';
import { decide, firstExample } from './decide.js';
import type { PipelineDeps, RoutedRequest } from './pipeline-deps.js';
import { type Preference, readPreference } from './prefer-header.js';
import { exhausted, withAllowance, render, renderFallback } from './render-response.js';
import { createResponseCache } from './response-cache.js';

/** Handles a request to the API. `path` excludes the base path. */
export type Pipeline = (request: MockRequest, path: string) => Promise<MockResponse>;

/**
 * Creates the request pipeline. The order of the checks is: route, `_method`, credential, scopes, rate limit,
 * parameters and body, account conditions, state. A `Prefer` header that requests a documented response skips all
 * checks except the route.
 */
export function createPipeline(deps: PipelineDeps): Pipeline {
  const { contract, examples, limiter, route } = deps;
  const authenticate = createAuthenticator(deps);
  const cache = createResponseCache();

  async function respond(routed: RoutedRequest): Promise<MockResponse> {
    const { request, operation } = routed;
    const preference = readPreference(request.header('prefer'), operation);
    if (preference !== undefined) return respondAsPreferred(deps, request, operation, preference);

    const { caller, refusal } = await admit(contract, authenticate, operation, request);
    const callerId = caller?.id ?? `peer:${request.peer}`;
    if (refusal !== undefined) {
      return withAllowance(
        await render(examples, operation, refusal),
        await limiter.peek(callerId, operation.rateLimit),
        deps.clock(),
      );
    }
    const counted = limiter.count(callerId, operation.rateLimit);
    // Do not await a synchronous result, because that would cost a tick.
    const allowance = counted instanceof Promise ? await counted : counted;
    if (!allowance.allowed) {
      const decision = {
        status: 429,
        example: 'tooManyAttempts',
        why: `more than ${operation.rateLimit.requests} requests in a minute`,
      };
      return withAllowance(await render(examples, operation, decision), allowance, deps.clock());
    }
    const known =
      caller && request.body.byteLength === 0 ? cache.get(caller.account, operation.id, request) : undefined;
    if (known !== undefined) return withAllowance(known, allowance, deps.clock());
    const written = await render(examples, operation, await decide(deps, routed, caller));
    // Do not cache a request with a body. The cache's key excludes the body, but the explanation may mention it.
    const isCacheable =
      operation.method === 'GET' && request.body.byteLength === 0 && !uncacheableOperations.has(operation.id);
    if (caller !== undefined && isCacheable) cache.set(caller.account, operation.id, request, written);
    return withAllowance(written, allowance, deps.clock());
  }

  return (request, path) => {
    // Parse the body on first use, and only once.
    let parsed: ParsedBody | undefined;
    const body = (): ParsedBody => (parsed ??= parseBody(request));
    const override = request.method === 'POST' ? readOverride(body(), path, route) : undefined;
    const method = override?.method ?? request.method;
    if (override?.allowed === false) {
      const post = route('POST', path);
      return respondUnrouted(deps, `POST with _method=${method}`, post.operation ? [post.operation] : post.siblings);
    }
    const found = route(method, path);
    if (found.operation === undefined) return respondUnrouted(deps, method, found.siblings);
    const { operation, parameters } = found;

    return deps.faults.apply(operation, request, () => respond({ request, operation, parameters, body }));
  };
}

async function respondAsPreferred(
  deps: PipelineDeps,
  request: MockRequest,
  operation: Operation,
  preference: Preference,
): Promise<MockResponse> {
  const written = await render(deps.examples, operation, { ...preference, why: 'requested by the Prefer header' });
  const allowance =
    preference.status === 429
      ? exhausted(operation.rateLimit, deps.clock())
      : await deps.limiter.peek(`peer:${request.peer}`, operation.rateLimit);
  const response = withAllowance(written, allowance, deps.clock());
  response.headers['preference-applied'] = `code=${preference.status}, example=${preference.example}`;
  return response;
}

/** Checks the credential and its scopes. */
async function admit(
  contract: Contract,
  authenticate: Authenticate,
  operation: Operation,
  request: MockRequest,
): Promise<{ caller?: Caller; refusal?: Decision }> {
  if (operation.credentials.length === 0) return {};
  const authentication = await authenticate(request);
  if (authentication.caller === undefined)
    return { refusal: { status: 401, example: firstExample(operation, 401), why: authentication.why } };
  const { caller } = authentication;
  const missing = missingScopes(contract, operation.scopes, caller.scopes);
  if (missing.length === 0) return { caller };
  return {
    caller,
    refusal: { status: 403, example: 'missingScope', why: `the credential lacks ${missing.join(' and ')}` },
  };
}

/** Responds with 405 if the path does not support the method, and with 404 if the path is unknown. */
async function respondUnrouted(
  deps: PipelineDeps,
  method: string,
  siblings: readonly Operation[],
): Promise<MockResponse> {
  const [operation] = siblings;
  if (operation === undefined)
    return renderFallback(deps.contract.fallbacks.notFound, 404, 'no operation has this path');
  const allowance = await deps.limiter.peek('', operation.rateLimit);
  const decision = { status: 405, example: 'methodNotAllowed', why: `the path has no ${method}` };
  const { operation: _sibling, ...response } = withAllowance(
    await render(deps.examples, operation, decision),
    allowance,
    deps.clock(),
  );
  response.headers['allow'] = allowedMethods(siblings);
  return response;
}
