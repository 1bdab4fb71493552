import {
  type Contract,
  type Environment,
  messageOf,
  type Operation,
  type OperationId,
  type Platform,
} from '@wapi/types';
import type { HeaderLookup } from '@wapi/validation';

/** The kind of a step. The plan and the reports group the steps by it. */
export type StepKind =
  | 'tokens'
  | 'read'
  | 'pages'
  | 'rate limit'
  | 'wrong method'
  | 'unknown path'
  | 'no credential'
  | 'bad credential'
  | 'missing scope'
  | 'bad parameter'
  | 'bad field'
  | 'workflow'
  | 'register';

/** One part of a run. */
export interface Step {
  /** A stable id, because a resumed run uses it to skip the finished steps. */
  id: string;
  kind: StepKind;
  /** The line that the plan prints for the step. */
  title: string;
  /** Why the run skips the step, if that is known before it starts. */
  reason?: string | undefined;
  /** The operations that the step calls, listed once for each request. */
  calls: readonly OperationId[];
  /** @throws {SkipStep} if the step does not apply to the server or the account */
  run(session: Session): Promise<void>;
}

/** Ends a step without a result. */
export class SkipStep extends Error {
  override readonly name = 'SkipStep';
}

/** Ends a step because the response was reported as a deviation. */
export class StepFailed extends Error {
  override readonly name = 'StepFailed';
}

/** Ends a step because the user has stopped the run. The step runs again when the run resumes. */
export class StepStopped extends Error {
  override readonly name = 'StepStopped';
}

/** The credential of a call. A given token or key replaces the session's own credential. */
export type CallCredential = 'own' | 'none' | { token?: string; key?: string };

/** A request to send. */
export interface Call {
  method: string;
  /** The path below the base path, percent-encoded, without a query. */
  path: string;
  query?: Readonly<Record<string, string>>;
  /** Text fields of a form. A file field has a `Blob` as its value. */
  fields?: Readonly<Record<string, string | Blob>>;
  /** @default a form */
  mediaType?: 'application/json';
  /** @default 'own' */
  credential?: CallCredential;
}

/** A received response. */
export interface Reply {
  status: number;
  header: HeaderLookup;
  /** The parsed JSON; undefined if the body is not JSON. */
  body: unknown;
}

/** A difference that only the step can detect, because it knows which response it expects. */
export interface StepFinding {
  place: string;
  keyword: string;
  message: string;
  expected: string;
  seen: string;
}

/** The response that a step expects. */
export interface Expected {
  status: readonly number[];
  /** The message, if the spec determines it. */
  message?: string | undefined;
}

/** The conclusion about a register entry. */
export interface RegisterResult {
  id: string;
  title: string;
  /** `contradicted`: the server behaves differently from the decision in the spec. */
  result: 'settled' | 'contradicted' | 'open';
  /** The reason why no conclusion was possible. */
  reading?: string;
  /** Why the entry is open. */
  reason?: string;
  /** The resulting edit to the spec: new values, by JSON Pointer in the bundle. */
  edit?: Readonly<Record<string, unknown>>;
}

/** A run's connection to the server. */
export interface Session {
  contract: Contract;
  platform: Platform;
  environment: Environment;
  credentials: Credentials;
  /** Milliseconds since 1970. */
  clock: () => number;
  /**
   * Sends a request within the rate limits, and checks the exchange against the contract.
   *
   * @throws {SkipStep} if the server does not respond
   */
  call(call: Call): Promise<Reply>;
  /**
   * Sends a request, and reports a response that is documented but not the expected one.
   *
   * @throws {StepFailed} if the status code is different
   */
  expect(call: Call, expected: Expected): Promise<Reply>;
  /** Reports a difference in the last response. */
  report(finding: StepFinding): void;
  /** Stores the conclusion about a register entry. */
  settle(result: RegisterResult): void;
  /** Whether the user has stopped the run. A failure may then be a consequence of the stop. */
  isStopping(): boolean;
  /**
   * Returns the base URL of a local server for programs that send requests themselves. The local server forwards the
   * requests as `call` does.
   */
  relayUrl(): Promise<string>;
  /**
   * Returns a token with these scopes. Requests one token for each list of scopes. The run revokes its tokens at the
   * end.
   *
   * @throws {SkipStep} if the account may not use the scopes, or if the password is unknown
   */
  token(scopes: readonly string[]): Promise<string>;
}

/** The credentials of a run, from the environment. At least one kind is set. */
export interface Credentials {
  email?: string;
  password?: string;
  key?: string;
  /** The number of an account that the caller, a Main Merchant Account, may read. */
  accountNumber?: string;
}

/** The credentials for requesting a token. */
interface SignIn {
  email: string;
  password: string;
}

type Parameter = Operation['parameters'][number];

/** An id in the documented form that no transaction or withdrawal has. */
export const UNKNOWN_ID = 'SB-0-0-none-20000101000000';
/** A UUID that nothing has. */
export const UNKNOWN_UUID = '00000000-0000-4000-8000-000000000000';

/** The header that contains the number of remaining requests. */
export const REMAINING_HEADER = 'x-ratelimit-remaining';

/** Finds an operation. */
export function operationOf({ operations }: Contract, id: OperationId): Operation {
  const found = operations.find((operation) => operation.id === id);
  if (found === undefined) throw new Error(`The contract has no operation ${id}.`);
  return found;
}

/** Returns the message in the named example of a response, or in the first example if no name is given. */
export function documentedMessage({ responses }: Operation, status: number, name?: string): string | undefined {
  const examples = responses.find((response) => response.status === status)?.examples ?? [];
  return messageOf(examples.find((example) => name === undefined || example.name === name)?.value);
}

/** The first path parameter of an operation. Undefined if it has none. */
export function pathParameter({ parameters }: Operation): Parameter | undefined {
  return parameters.find((parameter) => parameter.in === 'path');
}

/**
 * The e-mail address and password of a run.
 *
 * @throws {SkipStep} if the run has none
 */
export function requireSignIn({ credentials: { email, password } }: Pick<Session, 'credentials'>): SignIn {
  if (email === undefined || password === undefined) throw new SkipStep('no e-mail address and password');
  return { email, password };
}

/** Inserts the parameters into the path of an operation. */
export function fillPath({ path }: Operation, parameters: Readonly<Record<string, string>>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(parameters[name] ?? ''));
}

/** The value at a path of property names and item numbers. */
export function valueAt(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((node, name) => (node as Record<string, unknown> | null | undefined)?.[name], value);
}
