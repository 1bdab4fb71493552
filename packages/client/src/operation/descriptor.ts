import type { HttpMethod, LeafScope, OperationId } from '@wapi/types';
import type { CreatePages } from './pages.js';

/** An operation as the transport uses it. */
export interface OperationDescriptor extends OptionalTraits {
  readonly id: OperationId;
  readonly method: HttpMethod;
  /** Relative to the server, with parameters as `{name}`. */
  readonly path: string;
  /** Requests per minute for each credential (inferred: the API counts them by credential). */
  readonly limit: number;
  /** The documented statuses. */
  readonly statuses: readonly number[];
  /** The credentials of which exactly one is sent; empty on public operations. */
  readonly credentials: readonly CredentialKind[];
  /** The scope that the credential needs. */
  readonly scope: LeafScope | undefined;
}

/** Traits of some operations. */
interface OptionalTraits {
  /** The name of a limit that several operations share. Without it, the operation has a limit of its own. */
  readonly bucket?: string;
  /** Values of the path parameter that would form another operation's path. */
  readonly reserved?: readonly string[];
  /** How the body is sent. Absent on operations without one. */
  readonly mediaType?: 'multipart/form-data' | 'application/x-www-form-urlencoded';
  readonly bodyRequired?: boolean;
  /** The body's file fields, with the largest accepted size in bytes; 0 if the limit is unknown. */
  readonly files?: Readonly<Record<string, number>>;
  /** The body's fields that are lists of scopes, joined by spaces. */
  readonly scopeLists?: readonly string[];
  /**
   * Query parameter names in the spec, keyed by the method's argument name, where the two differ. Absent without a
   * query.
   */
  readonly query?: Readonly<Record<string, string>>;
  /** Creates the iterators of a call, if the response is one page of a list. */
  readonly pages?: CreatePages;
  /** The body's fields that are amounts of money. */
  readonly money?: readonly string[];
  /** Whether a second copy of the request may move money twice. Extension `x-moves-money`. */
  readonly movesMoney?: true;
  /** Values that a success must have in addition to its message, as paths like `data.transaction_id`. */
  readonly needs?: readonly string[];
  /** The method to send instead, and the form field that contains the operation's own. */
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

/** An operation with the type of its method. */
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
