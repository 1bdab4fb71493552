/** A problem that the lint reports. */
export interface Finding {
  /** The absolute path, which `tidyFindings` makes relative to the working directory. */
  file: string;
  line: number;
  column: number;
  severity: 'error' | 'warning';
  rule: string;
  message: string;
}
