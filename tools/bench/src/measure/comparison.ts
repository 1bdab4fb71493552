export type Unit = 'µs' | 'bytes' | 'count';

/** A baseline does only the necessary part of the work, and shows its minimum cost. */
export type Role = 'ours' | 'competitor' | 'baseline';

export interface Measured {
  readonly name: string;
  readonly role: Role;
  /** One value per round. The values at one index come from the same round for all candidates. */
  readonly samples: readonly number[];
}

/** Measurements of several candidates that do the same work. Lower values are better. */
export interface Comparison {
  readonly title: string;
  readonly unit: Unit;
  readonly measured: readonly Measured[];
}

/** A single measured value without a comparison. */
export interface Figure {
  readonly title: string;
  readonly value: string;
}

/** A goal that this project sets for itself. */
export interface Aim {
  readonly statement: string;
  readonly received: string;
  readonly met: boolean;
  /** Whether the run fails if the goal is missed. */
  readonly isRequired?: boolean;
}

export interface LeftOut {
  readonly name: string;
  readonly reason: string;
}

export interface PartResult {
  readonly comparisons: readonly Comparison[];
  readonly figures: readonly Figure[];
  readonly aims: readonly Aim[];
  readonly leftOut: readonly LeftOut[];
  /** By package name. */
  readonly versions: Readonly<Record<string, string>>;
}
