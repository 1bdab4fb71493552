import { type Contract, type Environment, messageOf, type Operation, type Platform, type ResponseInfo } from '@wapi/types';
import { type Decision, json, type MockResponse } from './answer.js';
import type { Engine } from './engine/prism.js';
import { type Authenticate, type Caller, createAuthenticator, missingScopes } from './request/credentials.js';
import { formOf, type ParsedBody, parseBody } from './request/form.js';
import type { Failure } from './request/message.js';
import type { MockRequest } from './request/mock-request.js';
import { readQuery } from './request/query.js';
import type { Allowance, RateLimiter } from './request/rate-limiter.js';
import type { Meets } from './request/field-checks.js';
import type { Validator } from './request/validator.js';
import { accountRules, publicRules } from './rules/index.js';
import type { RuleContext } from './rules/rule.js';
import { meetsCondition } from './state/account.js';
import type { Accounts } from './state/accounts.js';
import type { Persona } from './state/personas.js';
import type { Pictures } from './state/pictures.js';
import type { Tokens } from './state/tokens.js';

/** What the pipeline works with. */
export interface PipelineParts {
  contract: Contract;
  engine: Engine;
  validators: ReadonlyMap<string, Validator>;
  limiter: RateLimiter;
  platform: Platform;
  environment: Environment;
  accounts: Accounts;
  pictures: Pictures;
  tokens: Tokens;
  personas: readonly Persona[];
  clock: () => number;
}

/** Answers a request below the API's base path. `path` is what comes after the base path. */
export type Pipeline = (request: MockRequest, path: string) => Promise<MockResponse>;

/**
 * Creates the request pipeline. The order of the checks: route, `_method`, credential, scopes, rate limit, parameters and body,
 * conditions of the account, state.
 */
export function createPipeline(parts: PipelineParts): Pipeline {
  const { contract, engine, limiter } = parts;
  const authenticate = createAuthenticator(parts);
  const operations = new Map<string, Operation>(contract.operations.map((operation) => [operation.id, operation]));

  return async (request, path) => {
    // A body is parsed once, and only if something asks for it.
    let parsed: Promise<ParsedBody> | undefined;
    const body = (): Promise<ParsedBody> => (parsed ??= parseBody(request));
    const override = request.method === 'POST' ? readOverride(await body(), path, engine, operations) : undefined;
    const method = override?.method ?? request.method;
    const route = engine.route(method, path);
    if (override?.allowed === false) {
      const post = engine.route('POST', path);
      return answerUnrouted(parts, operations, `POST with _method=${method}`, post.found === undefined ? post.sibling : post.found);
    }
    if (route.found === undefined) return answerUnrouted(parts, operations, method, route.sibling);
    const operation = operations.get(route.found);
    if (operation === undefined) throw new Error(`Prism found the operation ${route.found}, which the contract does not have.`);

    const { caller, refusal } = await admit(contract, authenticate, operation, request);
    const callerId = caller?.id ?? `peer:${request.peer}`;
    if (refusal !== undefined) return answer(engine, operation, refusal, limiter.peek(operation.id, callerId, operation.rateLimit), parts.clock());

    const allowance = limiter.count(operation.id, callerId, operation.rateLimit);
    const decision = allowance.allowed
      ? await decide(parts, operation, request, body, path, caller)
      : { status: 429, example: 'tooManyAttempts', why: `more than ${operation.rateLimit.requests} requests in a minute` };
    return answer(engine, operation, decision, allowance, parts.clock());
  };
}

/** What the `_method` field of a POST asks for. */
interface Override {
  method: string;
  /** Whether the spec documents it. What it does not document must not be taken for the POST that it is not meant to be. */
  allowed: boolean;
}

function readOverride({ fields }: ParsedBody, path: string, engine: Engine, operations: ReadonlyMap<string, Operation>): Override | undefined {
  const value = fields['_method'];
  if (value === undefined) return undefined;
  const method = typeof value === 'string' && /^[a-z]{1,10}$/i.test(value) ? value.toUpperCase() : 'another value';
  if (method === 'POST') return undefined;
  const target = operations.get(engine.route(method, path).found ?? '')?.methodOverride;
  return { method, allowed: target?.method === 'POST' && target.value === method };
}

/** Checks credential and scopes. */
async function admit(
  contract: Contract,
  authenticate: Authenticate,
  operation: Operation,
  request: MockRequest,
): Promise<{ caller?: Caller; refusal?: Decision }> {
  if (operation.credentials.length === 0) return {};
  const authentication = await authenticate(request.headers);
  if (authentication.caller === undefined) return { refusal: { status: 401, example: firstExample(operation, 401), why: authentication.why } };
  const { caller } = authentication;
  const missing = missingScopes(contract, operation.scopes, caller.scopes);
  if (missing.length === 0) return { caller };
  return { caller, refusal: { status: 403, example: 'missingScope', why: `the credential lacks ${missing.join(' and ')}` } };
}

function firstExample(operation: Operation, status: number): string {
  return operation.responses.find((response) => response.status === status)?.examples[0]?.name ?? '';
}

async function decide(
  parts: PipelineParts,
  operation: Operation,
  request: MockRequest,
  body: () => Promise<ParsedBody>,
  path: string,
  caller: Caller | undefined,
): Promise<Decision> {
  const { contract, platform } = parts;
  if (caller !== undefined && !operation.credentials.includes(caller.kind)) {
    return { status: 400, example: firstExample(operation, 400), why: 'the operation takes no WAPI Key' };
  }
  const validator = parts.validators.get(operation.id);
  if (validator === undefined) throw new Error(`There are no checks for ${operation.id}.`);

  const parameters = pathParameters(operation.path, path);
  const badParameter = validator.checkPath(parameters);
  // To an operation that documents no 400, an id that cannot be is one that nothing has.
  if (badParameter && firstExample(operation, 400) !== '') return invalid(operation, badParameter);

  const meets: Meets = (condition) => caller !== undefined && meetsCondition(caller.account, condition);
  const inQuery = operation.parameters.filter((parameter) => parameter.in === 'query');
  const { failure: badQuery, typed: query } = await validator.query.check(readQuery(request.url.searchParams, inQuery), meets);
  if (badQuery) return invalid(operation, badQuery);

  const form = operation.requestBody
    ? formOf(
        await body(),
        operation.requestBody.content.map(({ mediaType }) => mediaType),
      )
    : { fields: {} };
  const fields = validator.body.known(form.fields);
  const { failure: badField } = await validator.body.check(fields, meets);
  if (badField) return invalid(operation, badField, form.problem);

  const context: RuleContext = {
    ...parts,
    operation,
    parameters,
    query,
    fields,
    platform: contract.platforms[platform],
    platformId: platform,
    origin: request.url.origin,
    url: request.url,
    ...(caller?.grantId !== undefined && { grantId: caller.grantId }),
  };
  if (caller === undefined) return publicRules[operation.id as keyof typeof publicRules](context);

  const unmet = operation.conditions.find((condition) => !meetsCondition(caller.account, condition));
  if (unmet !== undefined) return { status: 403, example: contract.conditions[unmet]?.example ?? '', why: `the account does not meet ${unmet}` };

  const rule = accountRules[operation.id as keyof typeof accountRules];
  return parts.accounts.change(caller.account.accountNumber, async (account) => {
    const decision = await rule(context, account);
    return { keep: decision.keep ?? decision.status < 400, result: decision };
  });
}

function pathParameters(template: string, path: string): Record<string, string> {
  const values = path.split('/');
  return Object.fromEntries(
    template.split('/').flatMap((segment, index) => {
      const name = /^\{(.+)\}$/.exec(segment)?.[1];
      return name === undefined ? [] : [[name, decodeURIComponent(values[index] ?? '')]];
    }),
  );
}

/** The 400 whose example has the failed check's message; failing that, the operation's example for any field, with the message put in. */
function invalid(operation: Operation, { field, keyword, message }: Failure, problem?: string): Decision {
  const examples = operation.responses.find(({ status }) => status === 400)?.examples ?? [];
  const exact = examples.find(({ value }) => messageOf(value) === message);
  const example = exact ?? examples.find(({ provenance }) => provenance === 'inferred') ?? examples[0];
  const why = `${field === '' ? 'the body' : field} fails ${keyword}${problem === undefined ? '' : `; ${problem}`}`;
  const decision: Decision = { status: 400, example: example?.name ?? '', why };
  return exact ? decision : { ...decision, fill: (body) => void (body['message'] = message) };
}

async function answer(engine: Engine, operation: Operation, decision: Decision, allowance: Allowance, now: number): Promise<MockResponse> {
  const { statusCode, headers, body } = await engine.respond(operation.id, decision.status, decision.example);
  const filled = structuredClone(body) as Record<string, unknown>;
  decision.fill?.(filled);
  const live: Record<string, string> = {
    'X-RateLimit-Limit': String(allowance.limit),
    'X-RateLimit-Remaining': String(allowance.remaining),
    'X-RateLimit-Reset': String(Math.ceil(allowance.resetAt / 1000)),
    'Retry-After': String(Math.max(1, Math.ceil((allowance.resetAt - now) / 1000))),
  };
  const named = Object.keys(headers ?? {}).filter((name) => live[name] !== undefined);
  return json(statusCode, filled, {
    ...Object.fromEntries(named.map((name) => [name.toLowerCase(), live[name] ?? ''])),
    'x-wapi-mock-explain': `${operation.id} ${decision.status} ${decision.example}: ${decision.why}`,
  });
}

async function answerUnrouted(
  parts: PipelineParts,
  operations: ReadonlyMap<string, Operation>,
  method: string,
  sibling: string | undefined,
): Promise<MockResponse> {
  const operation = operations.get(sibling ?? '');
  if (operation === undefined) return answerFallback(parts.contract.fallbacks.notFound, 404, 'no operation has this path');
  const allowance = parts.limiter.peek(operation.id, '', operation.rateLimit);
  const decision = { status: 405, example: 'methodNotAllowed', why: `the path has no ${method}` };
  return answer(parts.engine, operation, decision, allowance, parts.clock());
}

/** Answers with the only example of a response that belongs to no operation. */
export function answerFallback({ examples }: ResponseInfo, status: number, why: string): MockResponse {
  return json(status, examples[0]?.value, { 'x-wapi-mock-explain': why });
}
