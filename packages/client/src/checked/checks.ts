import type { OperationId } from '@wapi/types';

/**
 * The keywords of JSON Schema that the client checks. A number that refers to a schema is an index into
 * `Checks.schemas`.
 */
export interface CheckedSchema {
  readonly type?: string | readonly string[];
  readonly required?: readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly maxProperties?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly properties?: Readonly<Record<string, number>>;
  readonly items?: number;
  readonly oneOf?: readonly number[];
  /** `additionalProperties`. */
  readonly others?: number | boolean;
}

/** A documented response. */
export interface CheckedResponse {
  readonly schema: number;
  /** The names of the headers that the response must have. */
  readonly headers: readonly string[];
  /** The documented messages of the response, as indexes into `Checks.messages`. */
  readonly messages: readonly number[];
}

/** The documented responses, as data for `checkResponse`. */
export interface Checks {
  readonly schemas: readonly CheckedSchema[];
  /** The schema of each header, by name. */
  readonly headers: Readonly<Record<string, number>>;
  /** The documented messages. The item number in a message is always 0. */
  readonly messages: readonly string[];
  /** By operation and status. */
  readonly responses: Readonly<Record<OperationId, Readonly<Record<string, CheckedResponse>>>>;
}

/**
 * A difference between a response and the spec. Contains names from the spec and the kinds of values, but no values.
 */
export interface Finding {
  /**
   * `status`, `header/` with a name, or a JSON Pointer into the body. In a pointer, `*` replaces item numbers and names
   * that are not in the spec.
   */
  pointer: string;
  /** A JSON Schema keyword, or `status`, `mediaType`, `charset`, `json`, `message` or `undocumented`. */
  rule: string;
  expected: string;
  seen: string;
}
