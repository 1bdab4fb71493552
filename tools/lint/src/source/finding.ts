/** A problem that the lint reports. */
export interface Finding {
  /** absolute, or from the repository root once it is tidied */
  file: string;
  line: number;
  column: number;
  severity: 'error' | 'warning';
  rule: string;
  message: string;
}
