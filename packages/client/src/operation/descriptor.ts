import type { HttpMethod, LeafScope, OperationId } from '@wapi/types';
import type { CreatePages } from './pages.js';

/** The operation data that the transport needs. */
export interface OperationDescriptor extends OptionalTraits {
  readonly id: OperationId;
  readonly method: HttpMethod;
  /** The path relative to the server, with parameters as `{name}`. */
  readonly path: string;
  /** Requests per minute for each credential (inferred: the API counts them by credential). */
  readonly limit: number;
  /** The documented statuses. */
  readonly statuses: readonly number[];
  /** The accepted credentials. A request sends exactly one of them. Empty on public operations. */
  readonly credentials: readonly CredentialKind[];
  /** The scope that the credential needs. */
  readonly scope: LeafScope | undefined;
}

/** Properties that only some operations have. */
interface OptionalTraits {
  /** The name of a limit that several operations share. Without it, the operation has a limit of its own. */
  readonly bucket?: string;
  /** Values of the path parameter that would form the path of a different operation. */
  readonly reserved?: readonly string[];
  /** The media type of the body. Absent on operations without a body. */
  readonly mediaType?: 'multipart/form-data' | 'application/x-www-form-urlencoded';
  readonly bodyRequired?: boolean;
  /** The body's file fields, with the largest accepted size in bytes; 0 if the limit is unknown. */
  readonly files?: Readonly<Record<string, number>>;
  /** The body's fields that contain a list of scopes, which is sent as one space-separated string. */
  readonly scopeLists?: readonly string[];
  /**
   * Query parameter names in the spec, keyed by the method's argument name, if the two differ. Absent without a query.
   */
  readonly query?: Readonly<Record<string, string>>;
  /** Creates the iterators of a call, if the response is one page of a list. */
  readonly pages?: CreatePages;
  /** The body's fields that are amounts of money. */
  readonly money?: readonly string[];
  /** Whether a repeated request may move money twice. Extension `x-moves-money`. */
  readonly movesMoney?: true;
  /** Paths of the values that a success must contain in addition to its message, such as `data.transaction_id`. */
  readonly needs?: readonly string[];
  /**
   * How to call the operation with a different method: the method to send, and the form field that contains the
   * operation's own method.
   */
  readonly override?: { readonly method: HttpMethod; readonly field: string };
}

/** The spec's security schemes. */
export type CredentialKind = 'bearer' | 'wapiKey';

/** Operations by group and method. */
export type OperationGroups = Readonly<Record<string, Readonly<Record<string, OperationDescriptor>>>>;

export function listOperations(groups: OperationGroups): OperationDescriptor[] {
  return Object.values(groups).flatMap((group) => Object.values(group));
}

declare const signature: unique symbol;

/** An operation, with the type of its client method as a type parameter. */
export interface WapiOperation<Method> extends OperationDescriptor {
  readonly [signature]?: Method;
}

export function defineOperation<Method>(
  id: OperationId,
  method: HttpMethod,
  path: string,
  limit: number,
  statuses: readonly number[],
  credentials: readonly CredentialKind[],
  scope: LeafScope | undefined,
  extras?: OptionalTraits,
): WapiOperation<Method> {
  return { id, method, path, limit, statuses, credentials, scope, ...extras };
}

/**
 * Formats an operation for messages: `[POST] /user/picture`. Contains no parameter values, because they may be private.
 */
export function formatOperation({ method, path }: OperationDescriptor): string {
  return `[${method}] ${path}`;
}
