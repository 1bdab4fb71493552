/** Converts a name for use in links: lower-case letters and digits, joined by hyphens. */
export function slug(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}
