/** The code of an error of Node, such as `ENOENT`. */
export function getErrorCode(error: unknown): string | undefined {
  return (error as { code?: string } | undefined)?.code;
}
