/** A name as it stands in links: small letters and digits, joined by hyphens. */
export function slug(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}
