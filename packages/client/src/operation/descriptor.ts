import type { HttpMethod, LeafScope, OperationId } from '@wapi/types';

/** What the transport needs to know about an operation. */
export interface OperationDescriptor extends OptionalTraits {
  readonly id: OperationId;
  readonly method: HttpMethod;
  /** Relative to the server, with `{name}` where a parameter goes. */
  readonly path: string;
  /** Requests per minute; counted for each credential, which is inferred. */
  readonly limit: number;
  /** The documented statuses. */
  readonly statuses: readonly number[];
  /** The credentials of which exactly one is sent; empty on public operations. */
  readonly credentials: readonly CredentialKind[];
  /** The scope that the credential needs. */
  readonly scope: LeafScope | undefined;
}

/** What only some operations have. */
interface OptionalTraits {
  /** Values of the path's parameter that would make it another operation's path. */
  readonly reserved?: readonly string[];
  /** How the body is sent. Absent on operations without one. */
  readonly mediaType?: 'multipart/form-data' | 'application/x-www-form-urlencoded';
  readonly bodyRequired?: boolean;
  /** The body's fields that are files, with the most bytes that the API takes; 0 where no limit is known. */
  readonly files?: Readonly<Record<string, number>>;
  /** The body's fields that are lists of scopes, joined by spaces. */
  readonly scopeLists?: readonly string[];
  /** The spec's names of those query parameters that methods take under another name, by that name. Absent on operations without a query. */
  readonly query?: Readonly<Record<string, string>>;
  /** Whether it answers with one page of a list. */
  readonly pages?: boolean;
  /** What the body of a success must have besides its message. */
  readonly needs?: readonly string[];
  /** The method to send in place of the operation's own, and the form field that names that. */
  readonly override?: { readonly method: HttpMethod; readonly field: string };
}

/** The spec's security schemes. */
export type CredentialKind = 'bearer' | 'wapiKey';

/** Operations by group and method. */
export type OperationGroups = Readonly<Record<string, Readonly<Record<string, OperationDescriptor>>>>;

/** The operations of all groups. */
export function listOperations(groups: OperationGroups): OperationDescriptor[] {
  return Object.values(groups).flatMap((group) => Object.values(group));
}

declare const signature: unique symbol;

/** An operation that a client can be made of, with the type of its method. */
export interface WapiOperation<Method> extends OperationDescriptor {
  readonly [signature]?: Method;
}

/** Describes an operation. */
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

/** `[POST] /user/picture`: how messages name an operation. Has no parameter values, which may be private. */
export function formatOperation({ method, path }: OperationDescriptor): string {
  return `[${method}] ${path}`;
}
