export type Unit = 'µs' | 'bytes' | 'count';

/** A baseline does less than the others: it shows the least that the work costs. */
export type Role = 'ours' | 'competitor' | 'baseline';

export interface Measured {
  readonly name: string;
  readonly role: Role;
  /** One value per round. The same index is the same round for all candidates. */
  readonly samples: readonly number[];
}

/** The same work done by several candidates. Less is better. */
export interface Comparison {
  readonly title: string;
  readonly unit: Unit;
  readonly measured: readonly Measured[];
}

/** A figure without a comparison. */
export interface Figure {
  readonly title: string;
  readonly value: string;
}

/** A limit that this project states for itself. */
export interface Aim {
  readonly statement: string;
  readonly received: string;
  readonly met: boolean;
  /** Whether the run fails if the aim is missed. */
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
