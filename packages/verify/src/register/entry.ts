import type { OperationId, Platform } from '@wapi/types';

/** One request of a probe. `spec/discrepancies.schema.json` describes the fields. */
export interface ProbeCall {
  operation?: OperationId;
  method?: string;
  path?: string;
  parameters?: Readonly<Record<string, string>>;
  fields?: Readonly<Record<string, string>>;
  json?: true;
  credential?: 'none';
  token?: string;
  save?: Readonly<Record<string, string>>;
}

/** One possible truth. */
export interface Reading {
  says: string;
  agrees: boolean;
  if: object;
  edit?: Readonly<Record<string, unknown>>;
}

/** The fields of an entry in `spec/discrepancies.yaml` that a run reads. */
export interface RegisterEntry {
  id: string;
  title: string;
  find_out: string;
  probe?: { platforms?: readonly Platform[]; calls: readonly ProbeCall[]; readings: readonly Reading[] };
}
