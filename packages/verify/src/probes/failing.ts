import { type Contract, messageOf, type Operation, type Platform } from '@wapi/types';
import { compileValidators, readQuery } from '@wapi/validation';
import { MONEY_OPERATIONS } from './money.js';
import { readingOperations, requiredQuery, unknownPath } from './reading.js';
import {
  type Call,
  type CallCredential,
  documentedMessage,
  type Expected,
  fillPath,
  operationOf,
  pathParameter,
  requireSignIn,
  type Session,
  type Step,
  type StepKind,
} from './step.js';

/** A method that no operation of WAPI uses. */
const WRONG_METHOD = 'PUT';
/** A path that the spec does not document. */
const UNKNOWN_PATH = '/no-such-path';
/** Invalid strings. Every check of a query parameter rejects at least one of them. */
const BAD_TEXTS = ['x', '-1', '0', '1.5', '101', '2025-02-30', 'x'.repeat(256)];

interface FailingStep {
  kind: StepKind;
  operation: Operation;
  /** Distinguishes steps of the same kind and operation. */
  detail?: string;
  call: (session: Session) => Promise<Call> | Call;
  expected: Expected;
}

function failingStep({ kind, operation, detail, call, expected }: FailingStep): Step {
  const suffix = detail === undefined ? '' : ` (${detail})`;
  return {
    id: [kind, operation.id, detail].filter((part) => part !== undefined).join(':'),
    kind,
    title: `${operation.id}${suffix} returns ${expected.status.join(' or ')}`,
    calls: [operation.id],
    async run(session) {
      await session.expect(await call(session), expected);
    },
  };
}

/** Creates a harmless call to an operation, with unknown ids and without a body. */
function emptyCall(session: Session, operation: Operation): Call {
  const path = fillPath(operation, unknownPath(operation) ?? {});
  return { method: operation.method, path, query: requiredQuery(operation, session) };
}

/** Calls each path with a method that the path does not support. */
export function wrongMethodSteps({ operations }: Contract): Step[] {
  const byPath = new Map(operations.toReversed().map((operation) => [operation.path, operation]));
  return [...byPath.values()].toReversed().map((operation) => ({
    ...failingStep({
      kind: 'wrong method',
      operation,
      call: (session) => ({ ...emptyCall(session, operation), method: WRONG_METHOD, query: {} }),
      expected: { status: [405], message: documentedMessage(operation, 405) },
    }),
    title: `${WRONG_METHOD} ${operation.path} returns 405`,
  }));
}

/** Calls a path that does not exist. */
export function unknownPathStep({ fallbacks }: Contract): Step {
  const { status, examples } = fallbacks.notFound;
  return {
    id: 'unknown path',
    kind: 'unknown path',
    title: `GET ${UNKNOWN_PATH} returns ${status}`,
    calls: [],
    async run(session) {
      const expected = { status: [status], message: messageOf(examples[0]?.value) };
      await session.expect({ method: 'GET', path: UNKNOWN_PATH, credential: 'none' }, expected);
    },
  };
}

/** Calls each protected operation without a credential. Every server must refuse these calls. */
export function noCredentialSteps({ operations }: Contract): Step[] {
  return operations
    .filter(({ credentials }) => credentials.length > 0)
    .map((operation) =>
      failingStep({
        kind: 'no credential',
        operation,
        call: (session) => ({ ...emptyCall(session, operation), credential: 'none' }),
        expected: { status: [401], message: documentedMessage(operation, 401) },
      }),
    );
}

/** Calls one operation with credentials that are not valid. */
export function badCredentialSteps(contract: Contract): Step[] {
  const operation = operationOf(contract, 'getUserProfile');
  const [word = 'test'] = Object.keys(contract.credentials.wapiKey.environments);
  const unknownKey = `wapi_${word}_${'0'.repeat(18)}_${'0'.repeat(64)}`;
  const expected = { status: [401], message: documentedMessage(operation, 401) };
  const step = (detail: string, credential: (session: Session) => Promise<CallCredential>): Step =>
    failingStep({
      kind: 'bad credential',
      operation,
      detail,
      call: async (session) => ({ ...emptyCall(session, operation), credential: await credential(session) }),
      expected,
    });
  return [
    step('an unknown token', () => Promise.resolve({ token: 'unknown' })),
    step('an unknown key', () => Promise.resolve({ key: unknownKey })),
    step('a token and a key', async (session) => ({
      token: await session.token(operation.scopes),
      key: session.credentials.key ?? unknownKey,
    })),
  ];
}

/** Calls each read operation with a token that lacks its scope. */
export function missingScopeSteps(contract: Contract): Step[] {
  const operations = readingOperations(contract).filter(({ scopes }) => scopes.length > 0);
  const read = new Set<string>(operations.flatMap(({ scopes }) => scopes));
  const other = Object.entries(contract.credentials.bearer.scopes).find(
    ([name, { parent, condition }]) => parent !== undefined && condition === undefined && !read.has(name),
  )?.[0];
  return operations.map((operation) =>
    failingStep({
      kind: 'missing scope',
      operation,
      call: async (session) => ({
        ...emptyCall(session, operation),
        credential: { token: await session.token(other === undefined ? [] : [other]) },
      }),
      expected: { status: [403], message: documentedMessage(operation, 403) },
    }),
  );
}

/** Calls each read operation with invalid query parameters, once for each check of a parameter. */
export async function badParameterSteps(contract: Contract, platform: Platform): Promise<Step[]> {
  const steps: Step[] = [];
  for (const operation of readingOperations(contract)) {
    const validator = compileValidators(contract, platform).get(operation.id);
    if (validator === undefined) continue;
    const valid = requiredQuery(operation, { contract, platform, environment: 'sandbox' });
    for (const { name } of validator.inQuery) {
      const seen = new Set<string>();
      for (const text of ['', ...BAD_TEXTS]) {
        const query = `${new URLSearchParams({ ...valid, [name]: text })}`;
        const { failure } = await validator.query.check(readQuery(query, validator.inQuery), () => false);
        if (failure === undefined || seen.has(failure.keyword) || !names(failure.field, name)) continue;
        seen.add(failure.keyword);
        steps.push(
          failingStep({
            kind: 'bad parameter',
            operation,
            detail: `${name}, ${failure.keyword}`,
            call: (session) => ({
              method: operation.method,
              path: operation.path,
              query: { ...requiredQuery(operation, session), [name]: text },
            }),
            expected: { status: [400], message: failure.message },
          }),
        );
      }
    }
    steps.push(...(await badPathSteps(operation, validator)));
  }
  return steps;
}

/** Whether a failure is about a parameter, or about an item of it. */
function names(field: string, parameter: string): boolean {
  return field.replace(/\.\d+$/, '') === parameter.replace(/\[\]$/, '') || field === parameter;
}

type Validator = NonNullable<ReturnType<ReturnType<typeof compileValidators>['get']>>;

async function badPathSteps(operation: Operation, validator: Validator): Promise<Step[]> {
  const parameter = pathParameter(operation);
  if (parameter === undefined || !operation.responses.some(({ status }) => status === 400)) return [];
  const failure = validator.checkPath({ [parameter.name]: 'x' });
  if (failure === undefined) return [];
  return [
    failingStep({
      kind: 'bad parameter',
      operation,
      detail: `${parameter.name}, ${failure.keyword}`,
      call: () => ({ method: operation.method, path: fillPath(operation, { [parameter.name]: 'x' }) }),
      expected: { status: [400], message: failure.message },
    }),
  ];
}

/**
 * Sends a request without a body to each operation that requires a body. Skips operations that move money, and
 * operations that change a resource by its id.
 */
export async function badFieldSteps(contract: Contract, platform: Platform): Promise<Step[]> {
  const steps: Step[] = [];
  for (const operation of contract.operations) {
    const isHarmless = unknownPath(operation) === undefined && !MONEY_OPERATIONS.includes(operation.id);
    const validator = compileValidators(contract, platform).get(operation.id);
    if (operation.requestBody === undefined || validator === undefined || !isHarmless) continue;
    const { failure } = await validator.body.check({}, () => false);
    if (failure === undefined) continue;
    // Accept a 403 too, because the API may check the conditions of the account first. WiPay does not document the
    // order of the checks.
    const status = operation.conditions.length > 0 ? [400, 403] : [400];
    const message = operation.conditions.length > 0 ? undefined : failure.message;
    const call = { method: operation.method, path: operation.path, fields: {} };
    const expected = { status, message };
    steps.push(failingStep({ kind: 'bad field', operation, detail: 'no fields', call: () => call, expected }));
  }
  return [...steps, ...badSignInSteps(contract)];
}

function badSignInSteps(contract: Contract): Step[] {
  const signIn = contract.operations.find(({ id }) => id === 'createToken');
  const refresh = contract.operations.find(({ id }) => id === 'refreshToken');
  if (signIn === undefined || refresh === undefined) return [];
  return [
    failingStep({
      kind: 'bad field',
      operation: signIn,
      detail: 'an unknown scope',
      call: (session) => ({
        method: signIn.method,
        path: signIn.path,
        fields: { ...requireSignIn(session), scopes: 'wapi-no-such-scope' },
        credential: 'none',
      }),
      expected: { status: [400], message: documentedMessage(signIn, 400, 'invalidScopes') },
    }),
    failingStep({
      kind: 'bad field',
      operation: refresh,
      detail: 'an unknown refresh token',
      call: () => ({
        method: refresh.method,
        path: refresh.path,
        fields: { refresh_token: 'unknown' },
        credential: 'none',
      }),
      expected: { status: [401], message: documentedMessage(refresh, 401, 'refreshTokenInvalid') },
    }),
  ];
}
