import type { Part } from '../normalize/parts.js';
import type { Document, Narrowing } from '../types.js';

/** A schema of one version. */
export interface Schema {
  document: Document;
  parts: readonly Part[];
}

/** The differences between two schemas, without the differences between the schemas inside them. */
export interface Level {
  narrowings: Narrowing[];
  /** The inner schemas of both sides, in pairs. */
  pairs: [from: Schema, to: Schema][];
  /**
   * Whether a union was split. In this case, the pairs also contain the schemas' own keywords, once for each branch.
   */
  isSplit?: boolean;
  /**
   * Whether both schemas have a union. In this case too, the pairs contain the schemas' own keywords. Only the unions
   * themselves and their discriminators are compared outside of the pairs.
   */
  hasBranches?: boolean;
}
