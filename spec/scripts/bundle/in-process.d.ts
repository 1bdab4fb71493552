/** What a spec folder is bundled to. */
export interface Bundle {
  document: { openapi: string; [key: string]: unknown };
  discrepancies: unknown;
  workflows: unknown;
  revisions: unknown;
}

/**
 * Bundles a spec folder. Nothing is written.
 *
 * @param dir absolute
 * @throws Error with `lines`, what is wrong and where, when it cannot be bundled
 */
export function bundleInProcess(dir: string): Promise<Bundle>;

/** The place in the source of a path into the bundle, as `spec/paths/user.yaml:3:5`. */
export function placeInSource(dir: string, path: readonly (string | number)[]): string;

/** A bundle as the files that whoever builds from it reads, by name. */
export function bundleFiles(bundle: Bundle): Record<string, string>;
