import type { Platform } from '@wapi/types';
import type { RegisterResult, StepKind } from '../probes/step.js';
import type { Deviation } from '../traffic/deviation.js';
import type { MadeThing } from './made.js';

/** The result of one step. */
export interface StepResult {
  id: string;
  kind: StepKind;
  title: string;
  outcome: 'passed' | 'failed' | 'skipped';
  /** Why the step was skipped. */
  reason?: string;
}

/** A deviation, and the step that found it first. */
export type RunDeviation = Deviation & { step: string };

/** The result of a run, as JSON. Contains no values from the traffic. */
export interface RunReport {
  /** The version of this format. */
  version: 1;
  /** The API's base URL. */
  target: string;
  platform: Platform;
  /** ISO 8601. */
  startedAt: string;
  /** Whether every step has run. */
  finished: boolean;
  /** The steps, in the order in which they ran. */
  steps: readonly StepResult[];
  /** The deviations, in order of first occurrence. */
  deviations: readonly RunDeviation[];
  /** The conclusions about the register entries. */
  register: readonly RegisterResult[];
  /** The resources that the run created and could not delete. */
  leftBehind: readonly MadeThing[];
}

/** Whether a value is a run report. Checks only a few fields. */
export function isRunReport(value: unknown): value is RunReport {
  const { version, target, steps, deviations } = (value ?? {}) as Partial<Record<keyof RunReport, unknown>>;
  return version === 1 && typeof target === 'string' && Array.isArray(steps) && Array.isArray(deviations);
}
