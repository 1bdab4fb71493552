import { ownPages, readPage } from './site.js';

const VOID = new Set(['br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr']);
const TAG = /<(\/?)([a-z][\w-]*)((?:[^<>"]|"[^"]*")*)>/gi;

/**
 * Returns each kind of element on a page. A kind consists of the name, classes, inline style and `aria-current` of the
 * element and its ancestors. Elements of one kind have the same colours.
 */
function listElementKinds(html: string): Set<string> {
  const kinds = new Set<string>();
  const path: { tag: string; kind: string }[] = [];
  const body = html.slice(html.indexOf('<body'), html.indexOf('</html>'));
  for (const [, slash, tag = '', attributes = ''] of body.matchAll(TAG)) {
    if (slash) {
      const start = path.findLastIndex((ancestor) => ancestor.tag === tag);
      if (start === -1) throw new Error(`The page closes an element that is not open: ${tag}.`);
      path.length = start;
      continue;
    }
    const marks = attributes.match(/ (?:class|style|aria-current)(?:="[^"]*")?/g) ?? [];
    const kind = `${path.at(-1)?.kind ?? ''} > ${tag}${marks.join('')}`;
    kinds.add(kind);
    if (!VOID.has(tag) && !attributes.endsWith('/')) path.push({ tag, kind });
  }
  return kinds;
}

/**
 * Selects a few pages that together contain every kind of element. They represent the site in colour checks, because a
 * colour depends only on the kind of element.
 */
export function selectRepresentativePages(): string[] {
  const kindsByPage = new Map(ownPages.map((name) => [name, listElementKinds(readPage(name))]));
  const missing = new Set([...kindsByPage.values()].flatMap((kinds) => [...kinds]));
  const selected: string[] = [];
  const countMissing = (name: string) => [...(kindsByPage.get(name) ?? [])].filter((kind) => missing.has(kind)).length;
  while (missing.size > 0) {
    const counts = ownPages.map((name) => ({ name, count: countMissing(name) }));
    const best = counts.reduce((most, candidate) => (candidate.count > most.count ? candidate : most));
    selected.push(best.name);
    for (const kind of kindsByPage.get(best.name) ?? []) missing.delete(kind);
  }
  return selected;
}
