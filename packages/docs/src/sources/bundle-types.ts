import type { Platform } from '@wapi/types';

/** An entry in `discrepancies.yaml`: WiPay's sources contradict each other, or do not document something. */
export interface Discrepancy {
  id: string;
  title: string;
  sources: readonly { where: string; says: string }[];
  decision: string;
  find_out: string;
  /** JSON Pointers to the affected parts of the bundle. */
  affects: readonly string[];
}

/** The report format that the site supports. */
export const REPORT_FORMAT = 1;

/**
 * The changes in one revision of the spec, as `tools/spec-diff` writes them with `--format json`. Declares only the
 * parts that the site uses.
 */
export interface RevisionReport {
  format: number;
  base: { version: string };
  head: { version: string };
  /** The day of the comparison, as `YYYY-MM-DD`. */
  date: string;
  breaking: readonly ReportedBreak[];
  /** Parts that were removed after their sunset. */
  retired: readonly { location: string; message: string }[];
  others: readonly ReportedChange[];
}

interface ReportedBreak {
  location: string;
  /** The affected operationIds; empty if the change affects all operations. */
  affects: readonly string[];
  message: string;
  /** The approval of the change; null if the change was not approved. */
  approval: { reason: string } | null;
}

export interface ReportedChange {
  impact: 'minor' | 'patch';
  kind: 'added' | 'removed' | 'modified';
  /** JSON Pointer to the changed part of the bundle. */
  location: string;
}

/** A file that contains Arazzo workflows. Declares only the parts that the site uses. */
export interface WorkflowFile {
  /** The name of the file, without its extension. */
  name: string;
  info: { title: string; description?: string };
  workflows: readonly {
    workflowId: string;
    summary?: string;
    'x-platforms'?: readonly Platform[];
    'x-mock-inputs'?: Readonly<Record<string, string>>;
    inputs?: {
      required?: readonly string[];
      properties?: Readonly<Record<string, { description?: string; format?: string }>>;
    };
    steps: readonly ArazzoStep[];
  }[];
}

export interface ArazzoStep {
  stepId: string;
  description?: string;
  operationId?: string;
  'x-operation'?: { url: string; method: string };
  'x-tests-only'?: boolean;
  'x-mock-only'?: boolean;
  parameters?: readonly { name: string; in: string; value: unknown }[];
  requestBody?: { contentType?: string; payload?: Readonly<Record<string, unknown>> };
  successCriteria?: readonly { condition: string }[];
  outputs?: Readonly<Record<string, string>>;
}
