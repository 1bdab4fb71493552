/** What the reader relies on in the bundled OpenAPI document. Everything else in it stays reachable, untyped. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly [key: string]: unknown;
}
