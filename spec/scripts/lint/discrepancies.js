import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { isMap, isPair, isScalar, isSeq, visit } from 'yaml';
import { nearest } from './nearest.js';
import { placeOf } from './sources.js';

/** @typedef {import('./findings.js').Finding} Finding */
/** @typedef {import('./sources.js').SourceFile} SourceFile */

const escaped = (segment) => String(segment).replaceAll('~', '~0').replaceAll('/', '~1');

/** The entries of discrepancies.yaml, as far as they are entries: the places that each affects, by its id. */
function readEntries(dir, sources) {
  const list = sources.find(({ file }) => file === join(dir, 'discrepancies.yaml'))?.document.toJS();
  const entries = Array.isArray(list) ? list.filter((entry) => typeof entry?.id === 'string') : [];
  return new Map(entries.map(({ id, affects }) => [id, Array.isArray(affects) ? affects : []]));
}

/** Where the files of paths and webhooks are in the bundle. */
function placesOfItems(dir, sources) {
  const root = sources.find(({ file }) => file === join(dir, 'openapi.yaml'));
  const places = new Map();
  for (const kind of ['paths', 'webhooks']) {
    const items = root?.document.get(kind);
    for (const { key, value } of isMap(items) ? items.items : []) {
      const ref = isMap(value) ? value.get('$ref') : undefined;
      if (typeof ref === 'string') places.set(resolve(dir, ref), `/${kind}/${escaped(key)}`);
    }
  }
  return places;
}

/** Where a file is in the bundle; undefined for one that is nowhere in it. */
function pointerOfFile(dir, file, items) {
  const [top, kind, name] = relative(dir, file).split(sep);
  if (top === 'openapi.yaml') return '';
  return top === 'components' && name !== undefined ? `/components/${kind}/${basename(name, '.yaml')}` : items.get(file);
}

/** The way from the top of a file to a node, as a JSON Pointer; `ancestors` begin with the document. */
function pointerIn(ancestors) {
  const segments = ancestors.flatMap((node, index) => {
    if (isPair(node)) return [escaped(node.key)];
    return isSeq(node) ? [node.items.indexOf(ancestors[index + 1])] : [];
  });
  return segments.map((segment) => `/${segment}`).join('');
}

/** What is wrong with an id at a place; undefined where nothing is. */
function problemOf(id, pointer, entries) {
  const here = [...entries].filter(([, affects]) => pointer !== undefined && affects.includes(pointer)).map(([other]) => other);
  if (here.includes(id)) return undefined;
  // The entry that affects the place is a better guess than the one whose name is the most like it.
  const meant = here[0] ?? nearest(id, [...entries.keys()]);
  if (!entries.has(id)) {
    const advice = meant === undefined ? 'add one, or mend the name' : `write ${meant}`;
    return `There is no entry ${id.slice(0, 60)} in discrepancies.yaml: ${advice}.`;
  }
  // A file that is nowhere in the bundle is the business of `unused-files`.
  if (pointer === undefined) return undefined;
  const advice = here[0] === undefined ? '' : `write ${here[0]}, or `;
  return `The entry ${id} of discrepancies.yaml does not affect this place: ${advice}add ${pointer || '/'} to what it affects.`;
}

/**
 * A mark that leads to no entry, or to one about something else, tells a reader nothing.
 *
 * @param {string} dir
 * @param {SourceFile[]} sources
 * @returns {Finding[]}
 */
export function checkDiscrepancies(dir, sources) {
  const entries = readEntries(dir, sources);
  const items = placesOfItems(dir, sources);
  const findings = [];
  for (const source of sources) {
    const base = pointerOfFile(dir, source.file, items);
    // In discrepancies.yaml itself, as in all that is in no part of the contract, the mark says nothing.
    if (dirname(source.file) === dir && base === undefined) continue;
    visit(source.document, {
      Pair(_key, { key, value }, ancestors) {
        if (!isScalar(key) || key.value !== 'x-discrepancy') return;
        const id = isScalar(value) && typeof value.value === 'string' ? value.value : undefined;
        const pointer = base === undefined ? undefined : `${base}${pointerIn(ancestors)}`;
        const message = id === undefined ? 'Write the id of one entry of discrepancies.yaml.' : problemOf(id, pointer, entries);
        if (message === undefined) return;
        const place = placeOf(source, (value ?? key).range[0]);
        findings.push({ file: source.file, ...place, severity: 'error', rule: 'discrepancy-exists', message });
      },
    });
  }
  return findings;
}
