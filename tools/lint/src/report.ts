import type { Finding } from './source/finding.js';

/** A rule of this repository. */
export interface RuleDescription {
  id: string;
  description: string;
  /** The rule's page, from the repository root. */
  page?: string;
  /** The text of the page, in Markdown. */
  text?: string;
}

/** The result of linting a spec. */
export interface Report {
  findings: readonly Finding[];
  /** The number of files that were linted. */
  files: number;
  /** The rules of this repository, sorted by id. */
  rules: readonly RuleDescription[];
  /** Returns the lines of a file. The file's path is relative to the repository root. */
  linesOf: (file: string) => readonly string[];
}
