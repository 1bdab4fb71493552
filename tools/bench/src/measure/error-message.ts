// A copy of the function in @wapi/lint. Measured processes import this module, and @wapi/lint would make them load all
// linters.
export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
