import { parsePointer } from '@wapi/types';
import { isSame } from './merge-schemas.js';

/** Parts of a sample that lie beside each other, as a reader finds them in it. */
export interface InferredParts {
  /** Where they lie, with dots; empty at the top, and where there is but one of them. */
  place: string;
  parts: readonly PartRange[];
}

/** One part, or a row of numbered ones. */
export interface PartRange {
  from: string;
  to?: string;
}

/** From how many parts on their common place is named once. */
const MANY = 3;

/** Says shortly which parts of a sample JSON Pointers name: those in one place together, numbered ones and those in numbered places as a range. */
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
    if (place === '' || ranges.length >= MANY) return { place, parts: ranges };
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

/** Joins places that hold one part of the same name and differ in a number at their end, each one more than the one before. */
function joinPlaces(byPlace: ReadonlyMap<string, readonly string[]>): Places[] {
  const joined: Places[] = [];
  for (const [place, names] of byPlace) {
    const before = joined.at(-1);
    if (before && names.length === 1 && isSame(before.names, names) && isNext(before.last, place)) before.last = place;
    else joined.push({ first: place, last: place, names });
  }
  return joined;
}

/** Joins names that differ in a number at their end only, each one more than the one before. */
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
