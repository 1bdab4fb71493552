/** Anything that JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

/** A bundled OpenAPI document. */
export type Document = JsonObject;

/** A node of a document, and the JSON Pointer to it. */
export interface Node {
  node: Json;
  pointer: string;
  /** The pointer to the `$ref` that led here. */
  reference?: string;
}

/**
 * The side that a change breaks: requests that integrators send, responses that they read, webhooks that they receive,
 * or generated code.
 */
export type Audience = 'request' | 'response' | 'webhook' | 'client';

/** A breaking change. */
export interface Finding {
  rule: string;
  /**
   * A JSON Pointer into the bundle of head, or of base if head lost the place. An approval names it together with the
   * rule.
   */
  location: string;
  /** The version whose bundle contains the location. */
  version: 'base' | 'head';
  breaks: readonly Audience[];
  /**
   * The side on which the operations of the finding use the place, if it is not one of `breaks`. A failed request gets
   * the message that its schema sets, so the message is read in a response.
   */
  usedIn?: Exclude<Audience, 'client'>;
  /** One sentence. */
  message: string;
  /** The values in base and head; absent if the change is more than a value. */
  before?: Json | undefined;
  after?: Json | undefined;
}

/** A change that breaks no integrator. */
export interface OtherChange {
  impact: 'minor' | 'patch';
  kind: 'added' | 'removed' | 'modified';
  location: string;
}

/** An operation or a webhook with all `$ref`s followed. */
export interface Endpoint {
  /** `GET /user`, or the name of the webhook's event. */
  key: string;
  /** The operationId. */
  id: string;
  place: Node;
  /** The path item, whose parameters and servers its operations share. */
  item: Node | undefined;
  /** Keyed by location and name, for example `query page`. */
  parameters: ReadonlyMap<string, Node>;
  requestBody: Node | undefined;
  /** Keyed by media type. */
  requestMedia: ReadonlyMap<string, Node>;
  /** Keyed by status code. */
  responses: ReadonlyMap<string, { place: Node; media: ReadonlyMap<string, Node>; headers: ReadonlyMap<string, Node> }>;
}

export interface BaseAndHead<T> {
  base: T;
  head: T;
}

/** A keyword by which `to` rejects a value that `from` accepts. */
export interface Narrowing {
  kind: 'branch' | 'constraint' | 'required' | 'type' | 'values';
  keyword: string;
  /** The places of the keyword. Undefined in a version that lacks the keyword. */
  from?: Node | undefined;
  to?: Node | undefined;
  /** The rejected values or names, if the narrowing is about a list. */
  rejected?: readonly Json[];
}

/** A schema in both versions, each as the list of its parts: its own keywords, its `$ref` and its `allOf`. */
export interface SchemaPair extends BaseAndHead<readonly Node[]> {
  side: Exclude<Audience, 'client'>;
  /** The keywords by which the receiver rejects values that the sender accepts. */
  narrowings: readonly Narrowing[];
}

/** Two versions of the contract, with their operations, webhooks and schemas paired. */
export interface Versions extends BaseAndHead<Document> {
  /** Every operation of base, with head's unless it was removed. */
  operations: readonly { base: Endpoint; head: Endpoint | undefined }[];
  webhooks: readonly { base: Endpoint; head: Endpoint | undefined }[];
  /** Every schema that both versions have at the same place, once per direction. */
  schemas: readonly SchemaPair[];
  /** `YYYY-MM-DD` */
  today: string;
}

export type Check = (versions: Versions) => Finding[];

export type Bump = 'none' | 'patch' | 'minor' | 'major';
