import type { operationIds, platforms, scopeParents, scopes } from '../generated/names.js';

/** An operation's `operationId`. */
export type OperationId = (typeof operationIds)[number];
/** A scope of the bearer credential. */
export type Scope = (typeof scopes)[number];
/** A scope that an operation asks for: one that has a parent. */
export type LeafScope = keyof typeof scopeParents;
/** A scope that grants all scopes of its group. */
export type ParentScope = (typeof scopeParents)[LeafScope];
/** The two-letter code of a country platform. */
export type Platform = (typeof platforms)[number];
/** Sandbox (test money) or live (real money). */
export type Environment = 'sandbox' | 'live';
/** An HTTP method that WAPI uses. */
export type HttpMethod = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/**
 * Where a fact comes from: one of the five v2.0.0 pages, the v2.0.0 reference, the later v2.0.2 reference, or nowhere.
 * Extension `x-provenance`.
 */
export type Provenance = 'page' | 'reference' | 'reference-2.0.2' | 'inferred';

/** The whole contract as data, with every `$ref` resolved. */
export interface Contract {
  info: { title: string; version: string; summary: string; description: string };
  /** Sandbox first. */
  servers: readonly Server[];
  /** By two-letter code. Extension `x-platforms`. */
  platforms: Readonly<Record<Platform, PlatformInfo>>;
  credentials: { bearer: BearerCredential; wapiKey: KeyCredential };
  /** What a caller's account must be, by name. Extension `x-conditions`. */
  conditions: Readonly<Record<string, Condition>>;
  /** Messages for failed checks that have none of their own, by keyword. All inferred. Extension `x-message-templates`. */
  messageTemplates: Readonly<Record<string, string>>;
  tags: readonly Tag[];
  /** In the order of the spec. */
  operations: readonly Operation[];
  /** Named schemas by component name, `$ref`s resolved. */
  schemas: Readonly<Record<string, Schema>>;
  /** What WiPay sends, in the order of the spec. */
  webhooks: readonly Webhook[];
  /** Answers that belong to no operation. */
  fallbacks: { notFound: ResponseInfo; payloadTooLarge: ResponseInfo };
}

export interface Server {
  environment: Environment;
  /** With `{platform}` where the platform's code goes. */
  url: string;
  description: string;
  defaultPlatform: Platform;
}

export interface PlatformInfo {
  name: string;
  /** As the profile shows it, e.g. `TT-780`. */
  country: string;
  /** ISO 3166 two-letter code. */
  code: string;
  /** ISO 4217 code of the local currency. */
  currency: string;
  /** ISO 4217 codes of the currencies that the platform takes, the local one first. */
  currencies: readonly string[];
  /** Where country and currencies come from; absent where it is a page. */
  provenance?: Provenance;
}

export interface BearerCredential {
  description: string;
  tokenUrl: string;
  /** Every scope by name. */
  scopes: Readonly<Record<Scope, ScopeInfo>>;
}

export interface ScopeInfo {
  description: string;
  /** The scope that grants this one with the rest of its group; absent on parents. */
  parent?: ParentScope;
  /** The condition that an account must meet to be granted the scope; inherited from the parent. Extension `x-scope-conditions`. */
  condition?: string;
}

export interface KeyCredential {
  description: string;
  /** The header's name, e.g. `X-WAPI-Key`. */
  header: string;
  /** A regular expression. Extension `x-key-pattern`. */
  pattern: string;
  /** The environment by the word in the key that stands for it. Extension `x-key-environments`. */
  environments: Readonly<Record<string, Environment>>;
}

export interface Condition {
  title: string;
  description: string;
  /** The named example of the 403 that a caller gets who does not meet it. */
  example: string;
  provenance: Provenance;
  /** The id of the entry in discrepancies.yaml about what no page tells of it. */
  discrepancy?: string;
}

export interface Tag {
  name: string;
  /** The client's property that holds the tag's methods. Extension `x-sdk-group`. */
  group: string;
  description: string;
}

export interface Operation {
  id: OperationId;
  method: HttpMethod;
  /** Relative to the server, e.g. `/user/banks/local`. */
  path: string;
  /** The path as WiPay's page writes it, where that differs. Extension `x-documented-path`. */
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
  /** The credentials of which exactly one must be sent; empty for a public operation. */
  credentials: readonly ('bearer' | 'wapiKey')[];
  /** The leaf scopes that the credential needs. */
  scopes: readonly LeafScope[];
  /** How a client that cannot send this method reaches the operation. Extension `x-method-override`. */
  methodOverride?: MethodOverride;
  parameters: readonly Parameter[];
  requestBody?: RequestBody;
  /** By status, ascending. */
  responses: readonly ResponseInfo[];
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
}

export interface MethodOverride {
  /** The method to send in place of the operation's own. */
  method: HttpMethod;
  /** The form field that names the operation's own method. */
  field: string;
  value: HttpMethod;
  provenance: Provenance;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  description: string;
  schema: Schema;
  example?: unknown;
  provenance?: Provenance;
  /** On the header that carries the signature of a webhook. */
  webhookSignature?: WebhookSignature;
  /** The id of the entry in discrepancies.yaml. */
  discrepancy?: string;
}

export interface RequestBody {
  description: string;
  required: boolean;
  /** By media type; the first is the one to send. */
  content: readonly RequestMediaType[];
}

export interface RequestMediaType {
  mediaType: string;
  /** An object schema, or `oneOf` such. Every `allOf` is merged into the schema that has it. */
  schema: Schema;
  /** The `contentType` of a part, by field. */
  partContentTypes: Readonly<Record<string, string>>;
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
  /** The weaker one of the example's own, its response's and its operation's. */
  provenance?: Provenance;
  /** JSON Pointers to those parts of a documented value that are inferred. Extension `x-inferred-values`. */
  inferredValues?: readonly string[];
  /** What to do about an error, in Markdown, and the operations that help. Extension `x-remedy`. */
  remedy?: { text: string; operations?: readonly string[] };
  /** The platforms the example is for; absent for all. */
  platforms?: readonly Platform[];
}

/** A JSON Schema of the 2020-12 dialect with this contract's extensions, `$ref`s resolved. */
export interface Schema {
  /** The name of the component it came from. */
  'x-name'?: string;
  type?: string | readonly string[];
  format?: string;
  description?: string;
  const?: unknown;
  enum?: readonly unknown[];
  pattern?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  minLength?: number;
  /** Characters, or bytes where `format` is `binary`. */
  maxLength?: number;
  minProperties?: number;
  maxItems?: number;
  /** The media type of what a text holds. */
  contentMediaType?: string;
  required?: readonly string[];
  properties?: Readonly<Record<string, Schema>>;
  items?: Schema;
  additionalProperties?: Schema | boolean;
  oneOf?: readonly Schema[];
  anyOf?: readonly Schema[];
  allOf?: readonly Schema[];
  /** Which of `oneOf` a value is. */
  discriminator?: { propertyName: string };
  examples?: readonly unknown[];
  writeOnly?: boolean;
  default?: unknown;
  /** The API's message for a failed keyword. */
  'x-messages'?: Readonly<Record<string, string>>;
  /** The only platforms on which the field means something. */
  'x-platforms'?: readonly Platform[];
  /** The property of the platform that holds those of the `enum`'s values which the platform takes. */
  'x-platform-enum'?: 'currencies' | 'code';
  /** What each value of the `enum` means. */
  'x-enumDescriptions'?: Readonly<Record<string, string>>;
  /** The `enum` holds the values that are known; others may come. */
  'x-open-enum'?: boolean;
  /** Where a limit comes from that has another source than its field, by keyword. */
  'x-limit-provenance'?: Readonly<Record<string, Provenance>>;
  /** Fields that are required besides `required`, by condition of the account. */
  'x-required-for'?: Readonly<Record<string, readonly string[]>>;
  /** Fields that are required besides `required`, by platform. */
  'x-required-on'?: Readonly<Partial<Record<Platform, readonly string[]>>>;
  /** File name extensions of the accepted file types. */
  'x-file-types'?: readonly string[];
  /** The security scheme whose scopes the string lists, joined by spaces. */
  'x-scope-list'?: string;
  /** Another field that must have the same value. */
  'x-same-as'?: string;
  /** Another field that must have another value. */
  'x-differs-from'?: string;
  /** Another parameter, a date that this one must not be before. */
  'x-not-before'?: string;
  'x-provenance'?: Provenance;
  /** The id of the entry in discrepancies.yaml. */
  'x-discrepancy'?: string;
}
