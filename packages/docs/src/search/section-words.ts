import { plainText } from '../components/prose.js';
import type { Guide } from '../sources/read-guides.js';

/** A section of a guide, with words that lead to it. */
export type GuideSection = readonly [address: string, title: string, words: string];

interface Section {
  address: string;
  title: string;
  /** The number of times that the text, without its blocks of code, has each name in code. */
  names: ReadonlyMap<string, number>;
  /** Empty for a README. */
  words: ReadonlySet<string>;
}

/** A word in more sections than this does not identify a section. */
const MAX_SECTIONS = 2;

/**
 * Lists the sections of guides, each with words that lead to it: the names in code that no other section of the page
 * mentions more often, and the words that few sections contain. READMEs have too many words for a small index, so only
 * their names are listed.
 *
 * @param known names that have results of their own, e.g. fields
 */
export function listSections(guides: readonly Guide[], known: ReadonlySet<string>): GuideSection[] {
  const pages = guides.map(splitSections);
  const counts = countWords(pages.flatMap((sections) => sections.flatMap(({ words }) => [...words])));
  return pages.flatMap((sections) =>
    sections.map(({ address, title, names, words }, index) => {
      const isBest = ([name, count]: readonly [string, number]) =>
        sections.every((other, at) => (other.names.get(name) ?? 0) < count + Number(at >= index));
      const best = [...names].filter(isBest).map(([name]) => name);
      const rare = [...words].filter((word) => (counts.get(word) ?? 0) <= MAX_SECTIONS);
      return [address, title, [...new Set([...best, ...rare])].filter((word) => !known.has(word)).join(' ')] as const;
    }),
  );
}

function splitSections({ address, body }: Guide): Section[] {
  return body.split(/^(?=###? )/m).flatMap((part) => {
    const [, heading, content = ''] = /^###? (.*)\n([\s\S]*)$/.exec(part) ?? [];
    if (heading === undefined || heading === 'Contents') return [];
    const text = content.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/\]\([^)]*\)|\{\{.*?\}\}/g, '');
    const names = countWords(listWords((text.match(/`[^`\n]+`/g) ?? []).join(' ')).filter(isName));
    const words = address.startsWith('guides/') ? [...listWords(text), ...listWords(content).filter(isName)] : [];
    return [{ address, title: plainText(heading), names, words: new Set(words) }];
  });
}

/** Preserves the case of names such as `chargeOnce`, because the search splits them into words. */
function listWords(text: string): string[] {
  const words = text.match(/\$?[\p{L}_][\p{L}\p{N}_-]*/gu) ?? [];
  return words.map((word) => (/[a-z][A-Z]/.test(word) ? word : word.toLowerCase()));
}

/** Whether a word is a name that consists of several words, or a variable of PHP such as `$_POST`. */
function isName(word: string): boolean {
  return /[a-z][A-Z]|._./.test(word) || word.startsWith('$_');
}

function countWords(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
