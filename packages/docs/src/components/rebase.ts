/** Adapts the relative links of a page at the root to a request path of any depth. */
export function rebase(page: string, path: string): string {
  const depth = path.split('/').length - 2;
  return depth <= 0 ? page : page.replaceAll(/ (href|src)="\.\//g, ` $1="${'../'.repeat(depth)}`);
}
