/** Returns the content below a second-level heading; empty if the heading is missing. */
export function findSection(markdown: string, heading: string): string {
  const [, ...sections] = markdown.split(/^## /m);
  const found = sections.find((section) => section.split('\n', 1)[0]?.trim() === heading) ?? '';
  return found.slice(found.indexOf('\n') + 1).trim();
}
