/** The typed part of the bundled OpenAPI document. Everything else is accessible, but untyped. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly [key: string]: unknown;
}
