import { parsePointer } from '@wapi/types';
import { isSame } from './merge-schemas.js';

/** Inferred parts of an example that have the same parent. */
export interface InferredParts {
  /** The path of the parent, with dots. Empty at the top level, and if the parts contain the full path. */
  place: string;
  parts: readonly PartRange[];
}

/** One part, or a range of numbered parts. */
export interface PartRange {
  from: string;
  to?: string;
}

/** If at least this many parts share a parent, the list names the parent only once. */
const MIN_GROUP_SIZE = 3;

/**
 * Shortens the list of an example's inferred parts. Groups parts with the same parent, and joins consecutive numbers
 * into a range.
 *
 * @param pointers JSON Pointers to the parts
 */
export function groupInferredParts(pointers: readonly string[]): InferredParts[] {
  const byPlace = new Map<string, string[]>();
  for (const pointer of pointers) {
    const tokens = parsePointer(pointer);
    const place = tokens.slice(0, -1).join('.');
    byPlace.set(place, [...(byPlace.get(place) ?? []), tokens.at(-1) ?? '']);
  }
  return joinPlaces(byPlace).map(({ first: place, last, names }) => {
    if (place !== last) return { place: '', parts: [{ from: `${place}.${names[0]}`, to: `${last}.${names[0]}` }] };
    const ranges = toRanges(names);
    if (place === '' || ranges.length >= MIN_GROUP_SIZE) return { place, parts: ranges };
    return {
      place: '',
      parts: ranges.map(({ from, to }) => ({
        from: `${place}.${from}`,
        ...(to !== undefined && { to: `${place}.${to}` }),
      })),
    };
  });
}

interface Places {
  first: string;
  last: string;
  names: readonly string[];
}

/** Joins parents whose names end in consecutive numbers and that each contain one part with the same name. */
function joinPlaces(byPlace: ReadonlyMap<string, readonly string[]>): Places[] {
  const joined: Places[] = [];
  for (const [place, names] of byPlace) {
    const before = joined.at(-1);
    if (before && names.length === 1 && isSame(before.names, names) && isNext(before.last, place)) before.last = place;
    else joined.push({ first: place, last: place, names });
  }
  return joined;
}

/** Joins names that differ only in consecutive numbers at their end. */
function toRanges(names: readonly string[]): PartRange[] {
  const ranges: { from: string; to?: string }[] = [];
  for (const name of names) {
    const last = ranges.at(-1);
    if (last && isNext(last.to ?? last.from, name)) last.to = name;
    else ranges.push({ from: name });
  }
  return ranges;
}

function isNext(before: string, name: string): boolean {
  const [, stem = '', number = ''] = /^(.*?)(\d+)$/.exec(before) ?? [];
  return number !== '' && name === `${stem}${Number(number) + 1}`;
}
