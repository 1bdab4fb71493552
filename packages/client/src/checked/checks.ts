import type { OperationId } from '@wapi/types';

/** The parts of a JSON Schema that are checked. Numbers are indexes of `Checks.schemas`. */
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
  /** The names of the headers that it must have. */
  readonly headers: readonly string[];
  /** Indexes of `Checks.messages`. */
  readonly messages: readonly number[];
}

/** The documented facts about responses. */
export interface Checks {
  readonly schemas: readonly CheckedSchema[];
  /** The schema of each header, by name. */
  readonly headers: Readonly<Record<string, number>>;
  /** The documented messages. Item numbers are 0. */
  readonly messages: readonly string[];
  /** By operation and status. */
  readonly responses: Readonly<Record<OperationId, Readonly<Record<string, CheckedResponse>>>>;
}

/** A difference between a response and the spec. Contains names of the spec and kinds, never a value. */
export interface Finding {
  /**
   * A JSON Pointer into the body, with `*` for an item number and for a name that is not in the spec; `status`; or
   * `header/` with a name.
   */
  pointer: string;
  /** A JSON Schema keyword, or `status`, `mediaType`, `charset`, `json`, `message` or `undocumented`. */
  rule: string;
  expected: string;
  seen: string;
}
