import { type Contract, ContractError, type Environment, messageOf, type Operation, type Platform } from '@wapi/types';
import {
  type ConditionCheck,
  type Failure,
  type Fields,
  formOf,
  parseBody,
  type ParsedBody,
  readOverride,
  readQuery,
  type Router,
  type Validator,
} from '@wapi/validation';
import type { MockResponse } from '../http/mock-response.js';
import { exhausted, withAllowance, render, renderFallback } from './render-response.js';
import { allowedMethods } from '../http/cross-origin.js';
import type { Examples } from '../spec/examples.js';
import type { Faults } from './faults.js';
import { createResponseCache } from './response-cache.js';
import { type Authenticate, type Caller, createAuthenticator, missingScopes } from './authenticate.js';
import type { MockRequest } from '../http/mock-request.js';
import { type Preference, readPreference } from './prefer-header.js';
import type { RateLimiter } from '../state/rate-limiter.js';
import { accountRuleOf, uncacheableOperations, publicRuleOf } from '../rules/index.js';
import { respondWithFirstExample } from '../rules/default-rule.js';
import type { AccountDecision, RuleContext } from '../rules/rule.js';
import { SpecMismatchError } from '../rules/spec-mismatch-error.js';
import { meetsCondition } from '../state/account.js';
import type { Accounts } from '../state/accounts.js';
import type { Persona } from '../state/personas.js';
import type { Pictures } from '../state/pictures.js';
import type { Tokens } from '../state/tokens.js';
import type { Webhooks } from '../webhooks/webhooks.js';
import type { Decision } from '../rules/decision.js';

export interface PipelineDeps {
  contract: Contract;
  examples: Examples;
  route: Router;
  validators: ReadonlyMap<string, Validator>;
  limiter: RateLimiter;
  platform: Platform;
  environment: Environment;
  accounts: Accounts;
  pictures: Pictures;
  tokens: Tokens;
  webhooks: Webhooks;
  faults: Faults;
  personas: readonly Persona[];
  clock: () => number;
  /** @throws {RequestEndedError} if the client has gone, or the state was reset since the request arrived */
  requireCurrent: (request: MockRequest) => Promise<void>;
  /** Whether this instance has not reset the state since the request arrived. */
  isCurrent: (request: MockRequest) => boolean;
}

/** Handles a request to the API. `path` excludes the base path. */
export type Pipeline = (request: MockRequest, path: string) => Promise<MockResponse>;

/** A request whose operation is known. */
interface Routed {
  request: MockRequest;
  operation: Operation;
  parameters: Readonly<Record<string, string>>;
  body: () => ParsedBody;
}

/**
 * Creates the request pipeline. The order of the checks is: route, `_method`, credential, scopes, rate limit,
 * parameters and body, conditions of the account, state. A `Prefer` header that requests a documented response skips
 * all checks except the route.
 */
export function createPipeline(deps: PipelineDeps): Pipeline {
  const { contract, examples, limiter, route } = deps;
  const authenticate = createAuthenticator(deps);
  const cache = createResponseCache();

  async function respond(routed: Routed): Promise<MockResponse> {
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
    // A body is not part of the cache's key, but the explanation may name it.
    const isCacheable =
      operation.method === 'GET' && request.body.byteLength === 0 && !uncacheableOperations.has(operation.id);
    if (caller !== undefined && isCacheable) cache.set(caller.account, operation.id, request, written);
    return withAllowance(written, allowance, deps.clock());
  }

  return async (request, path) => {
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

function firstExample(operation: Operation, status: number): string {
  return operation.responses.find((response) => response.status === status)?.examples[0]?.name ?? '';
}

/**
 * Decides the response, and names in its reason what was wrong with the body, because even a success may have ignored
 * it.
 */
async function decide(deps: PipelineDeps, routed: Routed, caller: Caller | undefined): Promise<Decision> {
  const validator = deps.validators.get(routed.operation.id);
  if (validator === undefined) throw new Error(`There are no checks for ${routed.operation.id}.`);
  const form = routed.request.body.byteLength === 0 ? { fields: {} } : formOf(routed.body(), validator);
  const decision = await decideOn(deps, routed, caller, validator, form.fields);
  return form.problem === undefined ? decision : { ...decision, why: `${decision.why}; ${form.problem}` };
}

async function decideOn(
  deps: PipelineDeps,
  { request, operation, parameters }: Routed,
  caller: Caller | undefined,
  validator: Validator,
  form: Fields,
): Promise<Decision> {
  const { contract, platform } = deps;
  if (caller !== undefined && !operation.credentials.includes(caller.kind)) {
    return { status: 400, example: firstExample(operation, 400), why: 'the operation does not accept a WAPI Key' };
  }

  const badParameter = validator.checkPath(parameters);
  // If the operation documents no 400, treat a malformed id as unknown.
  if (badParameter && firstExample(operation, 400) !== '') return invalid(operation, badParameter);

  const checkCondition: ConditionCheck = (condition) =>
    caller !== undefined && meetsCondition(caller.account, condition);
  const { failure: badQuery, typed: query } = await validator.query.check(
    readQuery(request.query, validator.inQuery),
    checkCondition,
  );
  if (badQuery) return invalid(operation, badQuery);

  const fields = validator.body.known(form);
  const { failure: badField } = await validator.body.check(fields, checkCondition);
  if (badField) return invalid(operation, badField);

  const context: RuleContext = {
    contract,
    operation,
    platform: contract.platforms[platform],
    platformId: platform,
    accounts: deps.accounts,
    pictures: deps.pictures,
    tokens: deps.tokens,
    webhooks: deps.webhooks,
    clock: deps.clock,
    request,
    parameters,
    query,
    fields,
    grantId: caller?.grantId,
  };
  if (caller === undefined) {
    await deps.requireCurrent(request);
    return withFallback(context, () => publicRuleOf(operation.id)(context));
  }

  const unmet = operation.conditions.find((condition) => !meetsCondition(caller.account, condition));
  if (unmet !== undefined)
    return {
      status: 403,
      example: contract.conditions[unmet]?.example ?? '',
      why: `the account does not meet ${unmet}`,
    };

  const rule = accountRuleOf(operation.id);
  // Reads skip the write queue and get the frozen account.
  if (operation.method === 'GET') return withFallback(context, () => rule(context, caller.account));
  const { decision, committed } = await deps.accounts.change(caller.account.accountNumber, async (account) => {
    // The request may have waited for other changes.
    await deps.requireCurrent(request);
    const made: AccountDecision = await withFallback<AccountDecision>(context, () => rule(context, account));
    const save = made.save ?? made.status < 400;
    return { save, ...(made.alsoSave && { others: made.alsoSave }), result: { decision: made, committed: save } };
  });
  if (committed && decision.afterCommit !== undefined && deps.isCurrent(request)) await decision.afterCommit();
  return decision;
}

/**
 * Runs a rule. If the rule names something that the spec no longer has, the operation responds as if it had no rule.
 */
async function withFallback<Result extends Decision>(
  context: RuleContext,
  rule: () => Promise<Result> | Result,
): Promise<Result | Decision> {
  try {
    return await rule();
  } catch (error) {
    if (!(error instanceof SpecMismatchError || error instanceof ContractError)) throw error;
    return {
      ...(await respondWithFirstExample(context)),
      why: `the mock's rule does not fit the spec: ${error.message}`,
    };
  }
}

/**
 * Finds the 400 example with the message of the failed check. If none has it, inserts the message into another 400
 * example.
 */
function invalid(operation: Operation, { field, keyword, message }: Failure): Decision {
  const examples = operation.responses.find(({ status }) => status === 400)?.examples ?? [];
  const exact = examples.find(({ value }) => messageOf(value) === message);
  const example = exact ?? examples.find(({ provenance }) => provenance === 'inferred') ?? examples[0];
  const why = `${field === '' ? 'the body' : field} fails ${keyword}`;
  const decision: Decision = { status: 400, example: example?.name ?? '', why };
  return exact ? decision : { ...decision, reworded: true, fill: (body) => void (body['message'] = message) };
}

/** Responds with 405 if the path has no such method, with 404 if the path is unknown. */
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
