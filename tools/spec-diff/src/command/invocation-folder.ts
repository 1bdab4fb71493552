/**
 * Returns the folder to which relative paths refer. npm and pnpm run scripts in the root and store the user's folder in
 * `INIT_CWD`.
 */
export function getInvocationFolder(): string {
  return process.env['INIT_CWD'] || process.cwd();
}
