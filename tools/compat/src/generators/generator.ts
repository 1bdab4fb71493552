export interface Generator {
  readonly name: string;
  readonly version: string;
  /** All packages to install, with exact versions. */
  readonly packages?: readonly string[];
  /** The path of the program below `node_modules`. */
  readonly bin?: string;
  /** The arguments of the program, which runs in its own folder and must write its output to `out`. */
  readonly args?: (spec: string) => string[];
  /** A configuration file to write into the program's folder. */
  readonly config?: { readonly name: string; readonly text: (spec: string) => string };
  /** A remark for the table. */
  readonly remark?: string;
  /** The reason why the generator cannot run here. */
  readonly notRun?: string;
}
