import type { Part } from '../normalize/parts.js';
import type { Document, Narrowing } from '../types.js';

/** A schema of one version. */
export interface Schema {
  document: Document;
  parts: readonly Part[];
}

/** The differences of two schemas, without those of the schemas in them. */
export interface Level {
  narrowings: Narrowing[];
  /** The schemas inside that belong together. */
  pairs: [from: Schema, to: Schema][];
  /** Set if the pairs contain the keywords of the schemas themselves too, once for each branch of a union. */
  isSplit?: boolean;
}
