import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { isMap, isScalar } from 'yaml';
import { closestMatch } from '../source/closest-match.js';
import type { Finding } from '../source/finding.js';
import { toPointer } from '../rule-support/json-pointer.js';
import { isWorkflow, type SourceFile, startOf, toPlace } from '../source/sources.js';

/** The `affects` list of each entry in discrepancies.yaml, keyed by the entry's id. */
type Entries = ReadonlyMap<string, readonly unknown[]>;

/** Reads the entries in discrepancies.yaml. Skips invalid entries. */
function readEntries(dir: string, sources: readonly SourceFile[]): Entries {
  const list: unknown = sources.find(({ file }) => file === join(dir, 'discrepancies.yaml'))?.data;
  const entries = new Map<string, readonly unknown[]>();
  for (const entry of Array.isArray(list) ? (list as unknown[]) : []) {
    const { id, affects } = (entry ?? {}) as { id?: unknown; affects?: unknown };
    if (typeof id === 'string') entries.set(id, Array.isArray(affects) ? affects : []);
  }
  return entries;
}

/** Maps the files of paths and webhooks to their JSON Pointers in the bundle. */
function pointersOfItems(dir: string, sources: readonly SourceFile[]): ReadonlyMap<string, string> {
  const root = sources.find(({ file }) => file === join(dir, 'openapi.yaml'));
  const pointers = new Map<string, string>();
  for (const kind of ['paths', 'webhooks']) {
    const items = root?.document.get(kind);
    for (const { key, value } of isMap(items) ? items.items : []) {
      const ref = isMap(value) ? value.get('$ref') : undefined;
      if (typeof ref === 'string') pointers.set(resolve(dir, ref), toPointer([kind, String(key)]));
    }
  }
  return pointers;
}

/** Returns the JSON Pointer of a file in the bundle, or `undefined` if the bundle does not contain the file. */
function pointerOfFile(dir: string, file: string, items: ReadonlyMap<string, string>): string | undefined {
  const [top, kind, name] = relative(dir, file).split(sep);
  if (top === 'openapi.yaml') return '';
  return top === 'components' && name !== undefined
    ? `/components/${kind}/${basename(name, '.yaml')}`
    : items.get(file);
}

/** Checks the id of a discrepancy at a location. Returns the message of a finding, or `undefined`. */
function checkId(id: string, pointer: string | undefined, entries: Entries): string | undefined {
  const affectingPlace = [...entries]
    .filter(([, affects]) => pointer !== undefined && affects.includes(pointer))
    .map(([other]) => other);
  if (affectingPlace.includes(id)) return undefined;
  // Suggest an entry that affects this location rather than an entry with a similar name.
  const suggestion = affectingPlace[0] ?? closestMatch(id, [...entries.keys()]);
  if (!entries.has(id)) {
    const advice = suggestion === undefined ? 'add it, or correct the name.' : `did you mean ${suggestion}?`;
    return `discrepancies.yaml has no entry ${id.slice(0, 60)}: ${advice}`;
  }
  // Return nothing if the bundle does not contain the file, because the rule `unused-files` reports it.
  if (pointer === undefined) return undefined;
  const advice = affectingPlace[0] === undefined ? '' : `write ${affectingPlace[0]}, or `;
  return (
    `The entry ${id} of discrepancies.yaml does not affect this place: ${advice}add ${pointer || '/'} to its ` +
    'affects.'
  );
}

/** Reports each `x-discrepancy` whose entry does not exist or does not affect its location. */
export function checkDiscrepancies(dir: string, sources: readonly SourceFile[]): Finding[] {
  const entries = readEntries(dir, sources);
  const items = pointersOfItems(dir, sources);
  const findings: Finding[] = [];
  for (const source of sources) {
    const base = pointerOfFile(dir, source.file, items);
    // Skip discrepancies.yaml and other files that are not part of the contract.
    if ((dirname(source.file) === dir && base === undefined) || isWorkflow(dir, source.file)) continue;
    for (const { name, path, key, value } of source.entries) {
      if (name !== 'x-discrepancy') continue;
      const id = isScalar(value) && typeof value.value === 'string' ? value.value : undefined;
      const pointer = base === undefined ? undefined : `${base}${toPointer(path.slice(0, -1))}`;
      const message =
        id === undefined
          ? 'x-discrepancy must be the id of one entry of discrepancies.yaml.'
          : checkId(id, pointer, entries);
      if (message === undefined) continue;
      const place = toPlace(source, startOf(value ?? key));
      findings.push({ file: source.file, ...place, severity: 'error', rule: 'discrepancy-exists', message });
    }
  }
  return findings;
}
