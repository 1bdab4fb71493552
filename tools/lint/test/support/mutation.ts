/** An edit that replaces the only occurrence of a string in a file, or adds a file. */
export type Edit = [file: string, from: string, to: string] | [file: string, text: string];

/** An edit to the real spec that exactly one rule must find. */
export interface Mutation {
  rule: string;
  edits: Edit[];
  file: string;
  /**
   * A string in the line of the finding, or several strings. Each string is searched for below the previous one.
   *
   * @default the first line
   */
  line?: string | string[];
}
