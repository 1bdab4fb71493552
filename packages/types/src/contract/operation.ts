import type { HttpMethod, LeafScope, OperationId, Platform, Provenance } from './names.js';
import type { Schema } from './schema.js';

export interface Operation {
  id: OperationId;
  method: HttpMethod;
  /** The path relative to the server, e.g. `/user/banks/local`. */
  path: string;
  /** The path on WiPay's page, if it differs. Extension `x-documented-path`. */
  documentedPath?: string;
  /** One line. */
  summary: string;
  /** Markdown. */
  description: string;
  tag: string;
  /** The method's name on the client. Extension `x-sdk-method`. */
  sdkMethod: string;
  provenance: Provenance;
  rateLimit: RateLimit;
  /** Names of the conditions that the caller's account must meet. Extension `x-conditions`. */
  conditions: readonly string[];
  /** The accepted credentials. A request must contain exactly one of them. Empty for a public operation. */
  credentials: readonly ('bearer' | 'wapiKey')[];
  /** The leaf scopes that the credential needs. */
  scopes: readonly LeafScope[];
  /** How a client that cannot send this method calls the operation. Extension `x-method-override`. */
  methodOverride?: MethodOverride;
  /**
   * How to find out whether a request moved money. Absent if the operation moves no money. Extension `x-moves-money`.
   */
  movesMoney?: MovesMoney;
  parameters: readonly Parameter[];
  requestBody?: RequestBody;
  /** By status, ascending. */
  responses: readonly ResponseInfo[];
  deprecation?: Deprecation;
}

/** The day on which a deprecated operation, parameter or field stops working, and its replacement. */
export interface Deprecation {
  /** The day on which the deprecated part stops working, as `YYYY-MM-DD`. Extension `x-sunset`. */
  sunset?: string;
  /**
   * The replacement: the operationId of an operation, or the name of a parameter or field. Extension `x-replaced-by`.
   */
  replacedBy?: string;
}

/** A request that WiPay sends to a registered endpoint. */
export interface Webhook {
  /** The event's name, e.g. `withdrawal.transaction_completed`. */
  event: string;
  /** The operationId. */
  id: string;
  /** One line. */
  summary: string;
  /** Markdown. */
  description: string;
  tag: string;
  provenance: Provenance;
  /** The headers of the request. */
  parameters: readonly Parameter[];
  /** The JSON body. */
  requestBody: RequestBody;
}

/** How a webhook is signed. Extension `x-webhook-signature`. */
export interface WebhookSignature {
  algorithm: string;
  of: string;
  prefix: string;
  encoding: string;
}

export interface RateLimit {
  requests: number;
  per: 'minute';
  /**
   * The name of the limit. Operations with the same bucket share one limit. If an operation has its own limit, the name
   * is the operation's id.
   */
  bucket: string;
}

export interface MethodOverride {
  /** The method to send instead of the operation's own. */
  method: HttpMethod;
  /** The form field that names the operation's own method. */
  field: string;
  value: HttpMethod;
  provenance: Provenance;
}

/** An operation that may move money twice if a request is sent twice. */
export interface MovesMoney {
  /** The operation that shows whether an earlier request succeeded. */
  check: OperationId;
  /** The parameters or fields that identify the request. */
  by: readonly string[];
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  description: string;
  schema: Schema;
  example?: unknown;
  provenance?: Provenance;
  deprecation?: Deprecation;
  /** How the webhook is signed. Set only on the header that contains the signature. */
  webhookSignature?: WebhookSignature;
  /** The id of the entry in discrepancies.yaml. */
  discrepancy?: string;
}

export interface RequestBody {
  description: string;
  required: boolean;
  /** The accepted media types. Clients use the first one. */
  content: readonly RequestMediaType[];
}

export interface RequestMediaType {
  mediaType: string;
  /** An object schema, or a `oneOf` of object schemas. Every `allOf` is merged into the schema that contains it. */
  schema: Schema;
  /** The `contentType` of each part, keyed by field name. */
  partContentTypes: Readonly<Record<string, string>>;
  /**
   * The source of each part's `contentType`, keyed by field name. Only sources that differ from the source of the
   * operation are listed.
   */
  partProvenance?: Readonly<Record<string, Provenance>>;
  examples: readonly Example[];
  provenance?: Provenance;
}

export interface ResponseInfo {
  /** The HTTP status. */
  status: number;
  description: string;
  /** The names of its headers. */
  headers: readonly string[];
  schema: Schema;
  examples: readonly Example[];
  provenance?: Provenance;
}

export interface Example {
  name: string;
  summary: string;
  value: unknown;
  /** The weakest provenance of the example, its response and its operation. */
  provenance?: Provenance;
  /** JSON Pointers to the inferred parts of a documented value. Extension `x-inferred-values`. */
  inferredValues?: readonly string[];
  /** Advice on how to fix the error, in Markdown, and the operations that help. Extension `x-remedy`. */
  remedy?: { text: string; operations?: readonly string[] };
  /** The platforms to which the example applies. Absent if it applies to all. */
  platforms?: readonly Platform[];
}
