import type { operationIds, platforms, scopeParents, scopes } from '../generated/names.js';

/** An operation's `operationId`. */
export type OperationId = (typeof operationIds)[number];
/** A scope of the bearer credential. */
export type Scope = (typeof scopes)[number];
/** A scope that an operation requires. It has a parent scope. */
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
 * The source of a fact: one of the five v2.0.0 pages, the v2.0.0 reference, the later v2.0.2 reference, or inferred.
 * Extension `x-provenance`.
 */
export type Provenance = 'page' | 'reference' | 'reference-2.0.2' | 'inferred';
