/** Rewrites the relative links of a page at the site's root, so that they also work at a deeper request path. */
export function rebase(page: string, path: string): string {
  const depth = path.split('/').length - 2;
  return depth <= 0 ? page : page.replaceAll(/ (href|src)="\.\//g, ` $1="${'../'.repeat(depth)}`);
}
