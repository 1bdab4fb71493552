import type { Environment, ParentScope, Platform, Provenance, Scope } from './names.js';
import type { Operation, ResponseInfo, Webhook } from './operation.js';
import type { Schema } from './schema.js';

/** The whole contract as data, with every `$ref` resolved. */
export interface Contract {
  info: { title: string; version: string; summary: string; description: string };
  /** Sandbox first. */
  servers: readonly Server[];
  /** The platforms, by two-letter code. Extension `x-platforms`. */
  platforms: Readonly<Record<Platform, PlatformInfo>>;
  credentials: { bearer: BearerCredential; wapiKey: KeyCredential };
  /** Named requirements that the caller's account must meet for some operations. Extension `x-conditions`. */
  conditions: Readonly<Record<string, Condition>>;
  /**
   * Message templates for failed checks that have no message of their own, keyed by keyword. All templates are
   * inferred. Extension `x-message-templates`.
   */
  messageTemplates: Readonly<Record<string, string>>;
  tags: readonly Tag[];
  /** In the order of the spec. */
  operations: readonly Operation[];
  /** The component schemas by name, with every `$ref` resolved. */
  schemas: Readonly<Record<string, Schema>>;
  /** Requests that WiPay sends, in the order of the spec. */
  webhooks: readonly Webhook[];
  /** Responses that belong to no operation. */
  fallbacks: { notFound: ResponseInfo; payloadTooLarge: ResponseInfo };
}

export interface Server {
  environment: Environment;
  /** The base URL, with `{platform}` as a placeholder for the platform's code. */
  url: string;
  description: string;
  defaultPlatform: Platform;
}

export interface PlatformInfo {
  name: string;
  /** The country in the form that the profile uses, e.g. `TT-780`. */
  country: string;
  /** ISO 3166 two-letter code. */
  code: string;
  /** ISO 4217 code of the local currency. */
  currency: string;
  /** ISO 4217 codes of the currencies that the platform accepts, the local one first. */
  currencies: readonly string[];
  /** The source of the country and the currencies. Absent if the source is a page. */
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
  /** The parent scope that grants this scope; absent on parent scopes. */
  parent?: ParentScope;
  /**
   * The condition that an account must meet to get the scope; inherited from the parent. Extension
   * `x-scope-conditions`.
   */
  condition?: string;
}

export interface KeyCredential {
  description: string;
  /** The header's name, e.g. `X-WAPI-Key`. */
  header: string;
  /** A regular expression that every key matches. Extension `x-key-pattern`. */
  pattern: string;
  /**
   * The environments, keyed by the word in a key that selects them: `test` selects `sandbox`. Extension
   * `x-key-environments`.
   */
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
  /** The client's property that contains the methods of the tag. Extension `x-sdk-group`. */
  group: string;
  description: string;
}
