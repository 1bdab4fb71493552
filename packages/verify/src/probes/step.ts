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
  /** Stable, because a resumed run skips the finished steps by it. */
  id: string;
  kind: StepKind;
  /** One line that the plan prints. */
  title: string;
  /** Why the run skips the step, if that is known before it starts. */
  reason?: string | undefined;
  /** The operations that it calls, once for each request. */
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

/** The credential of a call. A token or a key as text is sent instead of the session's own. */
export type CallCredential = 'own' | 'none' | { token?: string; key?: string };

/** A request to send. */
export interface Call {
  method: string;
  /** Below the base path, percent-encoded, without a query. */
  path: string;
  query?: Readonly<Record<string, string>>;
  /** Text fields of a form, or a file for the field that holds one. */
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

/** A difference that only the step can see, because it knows what it asked for. */
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
  /** The message, if the spec fixes it. */
  message?: string | undefined;
}

/** The conclusion about an entry of the register. */
export interface RegisterResult {
  id: string;
  title: string;
  /** `contradicted`: the spec decided otherwise. */
  result: 'settled' | 'contradicted' | 'open';
  /** The truth in a few words; absent if the entry is open. */
  reading?: string;
  /** Why the entry is open. */
  reason?: string;
  /** The edit of the spec that follows: new values by JSON Pointer in the bundle. */
  edit?: Readonly<Record<string, unknown>>;
}

/** The connection of a run to the server. */
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
   * Calls, and reports a response that is documented but not the expected one.
   *
   * @throws {StepFailed} if the status code is different
   */
  expect(call: Call, expected: Expected): Promise<Reply>;
  /** Reports a difference in the last response. */
  report(finding: StepFinding): void;
  /** Stores the conclusion about an entry of the register. */
  settle(result: RegisterResult): void;
  /** Whether the user has stopped the run, so that a failure may be a consequence of that. */
  isStopping(): boolean;
  /** The base URL of a local server that forwards to the server as `call` does, for programs that send requests. */
  relayUrl(): Promise<string>;
  /**
   * A token with the scopes, which the run revokes at its end. Granted once for each list of scopes.
   *
   * @throws {SkipStep} if the account may not use them, or if no password is known
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

/** The credentials with which a token is granted. */
interface SignIn {
  email: string;
  password: string;
}

type Parameter = Operation['parameters'][number];

/** An id in the documented form that no transaction or withdrawal has. */
export const UNKNOWN_ID = 'SB-0-0-none-20000101000000';
/** A UUID that nothing has. */
export const UNKNOWN_UUID = '00000000-0000-4000-8000-000000000000';

/** The header that counts down the rate limit. */
export const REMAINING_HEADER = 'x-ratelimit-remaining';

/** Finds an operation. */
export function operationOf({ operations }: Contract, id: OperationId): Operation {
  const found = operations.find((operation) => operation.id === id);
  if (found === undefined) throw new Error(`The contract has no operation ${id}.`);
  return found;
}

/** The message of an example of a response: of the named one, or of the first one. */
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

/** Fills the parameters into the path of an operation. */
export function fillPath({ path }: Operation, parameters: Readonly<Record<string, string>>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(parameters[name] ?? ''));
}

/** The value at a path of property names and item numbers. */
export function valueAt(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((node, name) => (node as Record<string, unknown> | null | undefined)?.[name], value);
}
