/** Anything that JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

/** A bundled OpenAPI document. */
export type Document = JsonObject;

/** A node of a document, and the JSON Pointer to it. */
export interface Node {
  node: Json;
  pointer: string;
}

/**
 * Whom a change breaks: the requests that integrators send, the answers that they read, the webhooks that they receive, the code that
 * is generated for them.
 */
export type Audience = 'request' | 'response' | 'webhook' | 'client';

/** A breaking change. */
export interface Finding {
  /** The name of the check, Redocly's or one of our own. */
  rule: string;
  /** A JSON Pointer into the bundle: head's, or base's where head has lost the place. With the rule it is what an approval names. */
  location: string;
  /** Which of the two bundles the location is in. */
  version: 'base' | 'head';
  breaks: readonly Audience[];
  /** One sentence. */
  message: string;
  /** What it was and what it is; absent where that is more than a value. */
  before?: Json | undefined;
  after?: Json | undefined;
}

/** An operation or a webhook with its parts found, `$ref`s followed. */
export interface Endpoint {
  /** `GET /user`, or the name of the webhook's event. */
  key: string;
  /** The operationId. */
  id: string;
  place: Node;
  /** By place and name, e.g. `query page`. */
  parameters: ReadonlyMap<string, Node>;
  /** The body; absent where there is none. */
  requestBody: Node | undefined;
  /** By media type. */
  requestMedia: ReadonlyMap<string, Node>;
  /** By status. */
  responses: ReadonlyMap<string, { place: Node; media: ReadonlyMap<string, Node> }>;
}

/** The same thing in both versions. */
export interface BaseAndHead<T> {
  base: T;
  head: T;
}

/** A schema in both versions, each as all the places that it is made of: its own, that of its `$ref`, those of its `allOf`. */
export interface SchemaPair extends BaseAndHead<readonly Node[]> {
  side: Exclude<Audience, 'client'>;
}

/** Two versions of the contract and what they have in common. */
export interface Versions extends BaseAndHead<Document> {
  /** Every operation of base, with head's where there still is one. */
  operations: readonly { base: Endpoint; head: Endpoint | undefined }[];
  webhooks: readonly { base: Endpoint; head: Endpoint | undefined }[];
  /** Every schema that base and head both have at the same place, once for each direction. */
  schemas: readonly SchemaPair[];
  /** `YYYY-MM-DD` */
  today: string;
}

export type Check = (versions: Versions) => Finding[];

export type Bump = 'none' | 'patch' | 'minor' | 'major';
