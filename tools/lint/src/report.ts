import type { Finding } from './source/finding.js';

/** A lint rule that this repository defines. */
export interface RuleDescription {
  id: string;
  description: string;
  /** The path of the rule's page, relative to the repository root. */
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
