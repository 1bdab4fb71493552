import type { Environment, ParentScope, Platform, Provenance, Scope } from './names.js';
import type { Operation, ResponseInfo, Webhook } from './operation.js';
import type { Schema } from './schema.js';

/** The whole contract as data, with every `$ref` resolved. */
export interface Contract {
  info: { title: string; version: string; summary: string; description: string };
  /** Sandbox first. */
  servers: readonly Server[];
  /** By two-letter code. Extension `x-platforms`. */
  platforms: Readonly<Record<Platform, PlatformInfo>>;
  credentials: { bearer: BearerCredential; wapiKey: KeyCredential };
  /** Requirements for a caller's account, by name. Extension `x-conditions`. */
  conditions: Readonly<Record<string, Condition>>;
  /**
   * Messages for failed checks without their own message, by keyword. All inferred. Extension `x-message-templates`.
   */
  messageTemplates: Readonly<Record<string, string>>;
  tags: readonly Tag[];
  /** In the order of the spec. */
  operations: readonly Operation[];
  /** Named schemas by component name, `$ref`s resolved. */
  schemas: Readonly<Record<string, Schema>>;
  /** Requests that WiPay sends, in the order of the spec. */
  webhooks: readonly Webhook[];
  /** Responses that belong to no operation. */
  fallbacks: { notFound: ResponseInfo; payloadTooLarge: ResponseInfo };
}

export interface Server {
  environment: Environment;
  /** Contains `{platform}` as a placeholder for the platform's code. */
  url: string;
  description: string;
  defaultPlatform: Platform;
}

export interface PlatformInfo {
  name: string;
  /** In the form that the profile returns, e.g. `TT-780`. */
  country: string;
  /** ISO 3166 two-letter code. */
  code: string;
  /** ISO 4217 code of the local currency. */
  currency: string;
  /** ISO 4217 codes of the currencies that the platform accepts, the local one first. */
  currencies: readonly string[];
  /** The source of country and currencies. Absent if it is a page. */
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
  /**
   * The condition that an account must meet to be granted the scope; inherited from the parent. Extension
   * `x-scope-conditions`.
   */
  condition?: string;
}

export interface KeyCredential {
  description: string;
  /** The header's name, e.g. `X-WAPI-Key`. */
  header: string;
  /** A regular expression. Extension `x-key-pattern`. */
  pattern: string;
  /** The environment for each word that names one in a key. Extension `x-key-environments`. */
  environments: Readonly<Record<string, Environment>>;
}

export interface Condition {
  title: string;
  description: string;
  /** The name of the 403 example for a caller who does not meet the condition. */
  example: string;
  provenance: Provenance;
  /** The id of the entry in discrepancies.yaml that lists the undocumented details. */
  discrepancy?: string;
}

export interface Tag {
  name: string;
  /** The client's property that holds the tag's methods. Extension `x-sdk-group`. */
  group: string;
  description: string;
}
