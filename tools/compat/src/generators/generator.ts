export interface Generator {
  readonly name: string;
  readonly version: string;
  /** Everything that is installed, each with its exact version. */
  readonly packages?: readonly string[];
  /** The program, below node_modules. */
  readonly bin?: string;
  /** Its arguments. It runs in a folder of its own and writes below `out`. */
  readonly args?: (spec: string) => string[];
  /** A file that it needs beside it. */
  readonly config?: { readonly name: string; readonly text: (spec: string) => string };
  /** A remark for the table. */
  readonly remark?: string;
  /** Why it cannot be run here. */
  readonly notRun?: string;
}
