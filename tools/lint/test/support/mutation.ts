/** Replaces the only occurrence of a text in a file, or adds a file. */
export type Edit = [file: string, from: string, to: string] | [file: string, text: string];

/** An edit of the real spec that exactly one rule must find. */
export interface Mutation {
  rule: string;
  edits: Edit[];
  file: string;
  /**
   * A text in the line of the finding, or several texts, each searched for below the previous one.
   *
   * @default the first line
   */
  line?: string | string[];
}
