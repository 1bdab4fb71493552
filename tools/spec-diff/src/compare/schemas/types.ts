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
  /** The inner schemas of both sides, paired. */
  pairs: [from: Schema, to: Schema][];
  /** Set if a union was split: the pairs then also contain the schemas' own keywords, once for each branch. */
  isSplit?: boolean;
}
