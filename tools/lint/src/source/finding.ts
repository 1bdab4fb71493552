/** A problem that the lint reports. */
export interface Finding {
  /** absolute; relative to the working directory after `tidyFindings` */
  file: string;
  line: number;
  column: number;
  severity: 'error' | 'warning';
  rule: string;
  message: string;
}
