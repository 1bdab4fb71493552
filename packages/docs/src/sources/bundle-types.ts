import type { Platform } from '@wapi/types';

/** An entry of the register of contradictions and gaps in WiPay's pages. */
export interface Discrepancy {
  id: string;
  title: string;
  sources: readonly { where: string; says: string }[];
  decision: string;
  find_out: string;
  /** JSON pointers into the bundled document. */
  affects: readonly string[];
}

/** The format of reports that is read here. */
export const REPORT_FORMAT = 1;

/** What one revision of the description has changed: the parts that are read here of what `tools/spec-diff` writes with `--format json`. */
export interface RevisionReport {
  format: number;
  base: { version: string };
  head: { version: string };
  breaking: readonly ReportedBreak[];
  /** What is gone after its sunset. */
  retired: readonly { location: string; message: string }[];
  others: readonly ReportedChange[];
}

interface ReportedBreak {
  location: string;
  /** operationIds; empty where it is about all. */
  affects: readonly string[];
  message: string;
  /** The reason that its author gave; null where it was not approved. */
  approval: { reason: string } | null;
}

export interface ReportedChange {
  impact: 'minor' | 'patch';
  kind: 'added' | 'removed' | 'modified';
  /** A JSON Pointer into the bundle. */
  location: string;
}

/** A file of Arazzo workflows, as far as its page needs it. */
export interface WorkflowFile {
  /** The file's name without its ending. */
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
