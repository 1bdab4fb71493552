/** Reads the code of a system error, such as `ENOENT`. */
export function getErrorCode(error: unknown): string | undefined {
  return (error as { code?: string } | undefined)?.code;
}

/** Returns the message of a caught value, which may not be an `Error`. */
export function getErrorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
