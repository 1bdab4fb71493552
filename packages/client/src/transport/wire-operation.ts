import type { HttpMethod, OperationId } from '@wapi/types';

/** What the transport needs to know about an operation. */
export interface WireOperation {
  readonly id: OperationId;
  readonly method: HttpMethod;
  /** Relative to the server, with `{name}` where a parameter goes. */
  readonly path: string;
  /** In the path's order. */
  readonly pathParameters?: readonly string[];
  /** How the body is sent. Absent on operations without one. */
  readonly mediaType?: 'multipart/form-data' | 'application/x-www-form-urlencoded';
  readonly bodyRequired?: boolean;
  /** The body's fields that are files. */
  readonly files?: readonly string[];
  /** The spec's names of those query parameters that methods take under another name, by that name. Absent on operations without a query. */
  readonly query?: Readonly<Record<string, string>>;
  /** The credentials of which exactly one is sent; empty on public operations. */
  readonly credentials: readonly CredentialKind[];
  /** The documented statuses. */
  readonly statuses: readonly number[];
}

/** The spec's security schemes. */
export type CredentialKind = 'bearer' | 'wapiKey';

/** Operations by group and method. */
export type WireOperations = Readonly<Record<string, Readonly<Record<string, WireOperation>>>>;

/** `[POST] /user/picture`: how messages name an operation. Has no parameter values, which may be private. */
export function label({ method, path }: WireOperation): string {
  return `[${method}] ${path}`;
}
