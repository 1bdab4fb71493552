/** The text under a second-level heading; empty where there is no such heading. */
export function findSection(markdown: string, heading: string): string {
  const [, ...sections] = markdown.split(/^## /m);
  const found = sections.find((section) => section.split('\n', 1)[0]?.trim() === heading) ?? '';
  return found.slice(found.indexOf('\n') + 1).trim();
}
