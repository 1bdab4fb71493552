import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { isMap, isScalar } from 'yaml';
import { placeOf } from './sources.js';

/** @typedef {import('./findings.js').Finding} Finding */
/** @typedef {import('./sources.js').SourceFile} SourceFile */
/** @typedef {{ source: SourceFile, offset: number, status: string, target: string }} Use of a response's file for a status */

const pairsOf = (node) => (isMap(node) ? node.items.filter(({ key }) => isScalar(key)) : []);

/**
 * Every use of a response's file in the operations of a path's file. What is `default` or a range such as `4XX` is no one status.
 *
 * @param {SourceFile} source
 * @returns {Use[]}
 */
function usesIn(source) {
  const operations = pairsOf(source.document.contents).filter(({ value }) => isMap(value));
  return operations.flatMap(({ value: operation }) =>
    pairsOf(operation.get('responses')).flatMap(({ key, value }) => {
      const ref = isMap(value) ? value.get('$ref') : undefined;
      const status = String(key.value);
      if (typeof ref !== 'string' || !/^[1-5]\d\d$/.test(status)) return [];
      return [{ source, offset: key.range[0], status, target: resolve(dirname(source.file), ref) }];
    }),
  );
}

/** Values in groups, the largest first. */
function grouped(values, keyOf) {
  const groups = new Map();
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
  return [...groups].toSorted(([, a], [, b]) => b.length - a.length);
}

/**
 * A response that answers two statuses is under the wrong one where fewer do it; where as many do, nobody can tell and both are shown.
 *
 * @param {string} dir
 * @param {SourceFile[]} sources
 * @returns {Finding[]}
 */
export function checkResponseStatus(dir, sources) {
  const uses = sources.filter(({ file }) => file.startsWith(join(dir, 'paths') + sep)).flatMap(usesIn);
  return grouped(uses, ({ target }) => target).flatMap(([target, usesOfTarget]) => {
    const byStatus = grouped(usesOfTarget, ({ status }) => status);
    const most = byStatus[0][1].length;
    const tied = byStatus.filter(([, { length }]) => length === most).length > 1;
    const wrong = byStatus.filter(([, { length }]) => tied || length < most);
    return wrong.flatMap(([status, places]) => {
      const [right, { length: count }] = byStatus.find(([other]) => other !== status);
      const [better] = grouped(
        uses.filter((use) => use.status === status && use.target !== target),
        (use) => use.target,
      );
      return places.map(({ source, offset }) => {
        const instead = better === undefined ? '' : `, such as ${relative(dirname(source.file), better[0]).split(sep).join('/')}`;
        const message = `Refer to another response for ${status}${instead}: ${basename(target)} is the answer ${right} in ${count} other ${count === 1 ? 'place' : 'places'}.`;
        return { file: source.file, ...placeOf(source, offset), severity: 'error', rule: 'response-status', message };
      });
    });
  });
}
