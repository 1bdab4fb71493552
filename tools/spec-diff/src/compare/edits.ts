import { formatPointer } from '@wapi/types';
import { asObject, getChild, isEqual, isObject } from './json-pointer.js';
import type { Document, Json, OtherChange } from './types.js';

/**
 * Lists all differences between two documents. A deprecation is a minor change, because it announces a removal.
 *
 * @param reported locations that are already in the report
 */
export function findEdits(
  base: Document,
  head: Document,
  reported: readonly string[],
  renamed: readonly RenamedPath[],
): OtherChange[] {
  const isReported = (location: string) => reported.some((known) => `${location}/`.startsWith(`${known}/`));
  // A path whose parameters were renamed is compared with itself, so that only its other edits are listed.
  const from = new Map(renamed.map(({ before, after }) => [after, before]));
  const paths = Object.entries(asObject(head['paths'])).map(([path, item]) => [from.get(path) ?? path, item] as const);
  const edits = listEdits(base, { ...head, ...(from.size > 0 && { paths: Object.fromEntries(paths) }) }, '');
  return edits
    .map((edit) => (edit.kind === 'removed' ? edit : { ...edit, location: toHead(edit.location, renamed) }))
    .filter(({ location }) => location !== '/info/x-revision' && !isReported(location));
}

/** Two names of a path that differ only in the names of its parameters. */
export interface RenamedPath {
  /** The path in `base`. */
  before: string;
  /** The path in `head`. */
  after: string;
}

/** Returns the location in `head` of a location that starts with a path of `base`. */
function toHead(location: string, renamed: readonly RenamedPath[]): string {
  const isIn = ({ before }: RenamedPath) => `${location}/`.startsWith(`${formatPointer('paths', before)}/`);
  const path = renamed.find(isIn);
  if (path === undefined) return location;
  return formatPointer('paths', path.after) + location.slice(formatPointer('paths', path.before).length);
}

function listEdits(before: Json | undefined, after: Json | undefined, location: string): OtherChange[] {
  if (isEqual(before, after)) return [];
  if (before === undefined || after === undefined || !isSameKind(before, after)) {
    const kind = getKind(before, after);
    return [{ impact: isDeprecation(location, after) ? 'minor' : 'patch', kind, location }];
  }
  if (Array.isArray(before) && Array.isArray(after)) return listItemEdits(before, after, location);
  const keys = new Set([...Object.keys(Object(before)), ...Object.keys(Object(after))]);
  return [...keys].flatMap((key) =>
    listEdits(getChild(before, key), getChild(after, key), location + formatPointer(key)),
  );
}

const isSameKind = (before: Json, after: Json): boolean =>
  (isObject(before) && isObject(after)) || (Array.isArray(before) && Array.isArray(after));

function getKind(before: Json | undefined, after: Json | undefined): OtherChange['kind'] {
  if (before === undefined) return 'added';
  return after === undefined ? 'removed' : 'modified';
}

const isDeprecation = (location: string, after: Json | undefined): boolean =>
  location.endsWith('/deprecated') && after === true;

/** Compares list items by position if no item moved. A change in length or order counts as one edit to the list. */
function listItemEdits(before: readonly Json[], after: readonly Json[], location: string): OtherChange[] {
  const isComparable = before.length === after.length && before.every((item, index) => isSameItem(item, after[index]));
  if (!isComparable) return [{ impact: 'patch', kind: 'modified', location }];
  return before.flatMap((item, index) => listEdits(item, after[index], location + formatPointer(index)));
}

function isSameItem(item: Json, other: Json | undefined): boolean {
  return isObject(item) && isObject(other) && ['name', 'url', '$ref'].every((key) => item[key] === other[key]);
}
