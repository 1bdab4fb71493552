/** Any value that JSON can represent. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

/** A bundled OpenAPI document. */
export type Document = JsonObject;

/** A node of a document, with its JSON Pointer. */
export interface Node {
  node: Json;
  pointer: string;
  /** The pointer of the `$ref` that refers to this node. */
  reference?: string;
}

/**
 * The kind of integrator code that a change breaks: code that sends requests, reads responses or receives webhooks, or
 * generated code.
 */
export type Audience = 'request' | 'response' | 'webhook' | 'client';

/** A breaking change. */
export interface Finding {
  rule: string;
  /**
   * A JSON Pointer into the bundle of `head`, or of `base` if `head` no longer has the location. An approval contains
   * this pointer and the rule.
   */
  location: string;
  /** The version whose bundle contains the location. */
  version: 'base' | 'head';
  breaks: readonly Audience[];
  /**
   * The side on which to look for operations that use the location, if it is not one of `breaks`. For example, an error
   * message is set by the schema of a request, but clients read it in a response.
   */
  usedIn?: Exclude<Audience, 'client'>;
  /** The operationIds that the change concerns, if the location does not show them. */
  concerns?: readonly string[];
  /** One sentence. */
  message: string;
  /** The values in `base` and `head`; absent if the change consists of more than one value. */
  before?: Json | undefined;
  after?: Json | undefined;
}

/** A change that breaks no integrator. */
export interface OtherChange {
  impact: 'minor' | 'patch';
  kind: 'added' | 'removed' | 'modified';
  location: string;
}

/** An operation or a webhook, with all of its `$ref`s followed. */
export interface Endpoint {
  /** `GET /user`, or the name of the webhook's event. */
  key: string;
  /** The operationId. */
  id: string;
  place: Node;
  /** The path item. Its operations share its parameters and servers. */
  item: Node | undefined;
  /** The parameters by location and name, for example `query page`. */
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

/** A keyword that makes `to` reject a value that `from` accepts. */
export interface Narrowing {
  kind: 'branch' | 'constraint' | 'required' | 'type' | 'values';
  keyword: string;
  /** The locations of the keyword; undefined in a version that lacks it. */
  from?: Node | undefined;
  to?: Node | undefined;
  /** The rejected values or names, if the keyword contains a list. */
  rejected?: readonly Json[];
}

/** A schema in both versions. Each version lists the schema's parts: its own keywords, its `$ref` and its `allOf`. */
export interface SchemaPair extends BaseAndHead<readonly Node[]> {
  side: Exclude<Audience, 'client'>;
  /** The keywords that make the receiver reject values that the sender can send. */
  narrowings: readonly Narrowing[];
  /** The places that lead to the pair in each version, from the operation or webhook to the pair itself. */
  trail: BaseAndHead<readonly string[]>;
}

/** Two versions of the contract. Their operations, webhooks and schemas are in pairs. */
export interface Versions extends BaseAndHead<Document> {
  /**
   * Every operation in `base`, with the matching operation in `head`. `head` is undefined if the operation was removed.
   */
  operations: readonly { base: Endpoint; head: Endpoint | undefined }[];
  webhooks: readonly { base: Endpoint; head: Endpoint | undefined }[];
  /** Every schema that both versions have at the same location, once for requests and once for responses. */
  schemas: readonly SchemaPair[];
  /** Returns whether two nodes, and everything to which they refer, are equal. */
  isUnchanged: (base: Json, head: Json) => boolean;
  /** `YYYY-MM-DD` */
  today: string;
}

export type Check = (versions: Versions) => Finding[];

export type Bump = 'none' | 'patch' | 'minor' | 'major';
