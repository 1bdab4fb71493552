// A copy of the function in @wapi/lint: measured processes import this module, and @wapi/lint would load all linters
// into them.
export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
